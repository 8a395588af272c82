import type { RowOf } from '@pilotage/platform';
import { faultText } from '../domain/evidence.faults.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import type { WalletEvidenceView } from './wallet.views.js';

/** A piece as its owner reads it. The statement itself stays where it is. */
export const walletRow = (piece: EvidenceEntity): RowOf<typeof WalletEvidenceView> => ({ ...piece, faults: piece.faults.map(faultText) });
