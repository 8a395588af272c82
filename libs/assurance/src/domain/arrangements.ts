/** By what an accreditation body is recognised. Source: governance part 11, trust chain of a certificate. */
export const ARRANGEMENTS = {
  ILAC_MRA: 'Signatory of the ILAC mutual recognition arrangement: laboratories and inspection.',
  IAF_MLA: 'Signatory of the IAF multilateral recognition arrangement: certification bodies.',
  STATE: 'Designated by its State, such as CNAS in China.',
  UNRECORDED: 'Taken over from before: the register said only that a body vouches.',
} as const satisfies Record<string, string>;
export type Arrangement = keyof typeof ARRANGEMENTS;
