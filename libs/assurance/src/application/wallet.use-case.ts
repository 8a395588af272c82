import { z } from 'zod';
import { input, useCase } from '@pilotage/platform';
import { formatOf } from '../domain/wallet.js';
import { EvidenceKindEnum, WalletEvidenceView } from '../graphql/wallet.views.js';
import { walletRow } from '../graphql/wallet.rows.js';
import { assurancePolicy } from './assurance.policy.js';
import { intoWallet, statementInput } from './evidence.js';
import { offeredAgain } from './withdraw-evidence.use-case.js';

/** A statement lies in the vendor's wallet and is checked at once; a bid that offers the same text uses this piece and its check. */
export const lodgeWalletEvidence = useCase({
  name: 'lodgeWalletEvidence',
  summary:
    'Puts a signed statement into the wallet of a vendor, where it is checked at once. Every bid that offers the same text uses this piece; lodged again, it is the same piece, and one that was withdrawn is offered again.',
  policy: assurancePolicy.lodgeWalletEvidence,
  input: z.strictObject({
    organisationId: input.id('organisation', 'The vendor.'),
    kind: input.oneOf(EvidenceKindEnum, 'What it is.'),
    statement: statementInput,
  }),
  output: WalletEvidenceView,
  refusals: [],
  async run({ tx, authorise }, { organisationId, ...text }) {
    authorise({ vendor: organisationId });
    const lodged = { ...text, format: formatOf(text.statement) };
    const piece = await tx.asHouse('statementsToWallets', async () => {
      const [into] = await intoWallet(tx, organisationId, [lodged]);
      if (!into) throw new Error('a statement went into no wallet');
      return offeredAgain(tx, into);
    });
    return walletRow(piece);
  },
});
