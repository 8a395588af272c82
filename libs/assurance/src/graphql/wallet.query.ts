import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query } from '@pilotage/platform';
import { assurancePolicy } from '../application/assurance.policy.js';
import { walletPage } from '../persistence/wallet.repository.js';
import { walletRow } from './wallet.rows.js';
import { WalletEvidenceConnectionView } from './wallet.views.js';

/** A vendor's wallet. */
export const evidenceWallet = query({
  name: 'evidenceWallet',
  summary:
    "A vendor's wallet of evidence: what was lodged ahead, and what came out of its opened bids. Which bids offer a piece is not told.",
  policy: assurancePolicy.evidenceWallet,
  input: z.strictObject({ ...pageInput, organisationId: input.id('organisation', 'The vendor.') }),
  output: WalletEvidenceConnectionView,
  async run({ tx, authorise }, { organisationId, first, after }) {
    authorise({ vendor: organisationId });
    const rows = await walletPage(tx, organisationId, { first, after });
    return disclose(WalletEvidenceConnectionView, pageOf(rows.map(walletRow), first));
  },
});
