import { refusal, refusals, type Refusal } from '@pilotage/kernel';
import { NUMBER_REGISTERS, type NumberRegister } from './product-numbers.data.js';

export const productNumberRefusals = refusals({
  REGISTER_NUMBER_MALFORMED: {
    rule: { en: 'A number of a public register has the form that the register gives it.', zh: '公共登记簿的编号须符合该登记簿的格式。' },
    source: {
      en: 'US FDA databases; FedRAMP Marketplace; Measures for the Registration of Medical Devices (arrangement of registration numbers)',
      zh: '美国FDA数据库；FedRAMP Marketplace；《医疗器械注册与备案管理办法》（注册号的编排方式）',
    },
    message: {
      en: '{number} is no number of the register {scheme}: its numbers are written like {example}.',
      zh: '{number} 不符合 {scheme} 的编号格式，例如：{example}。',
    },
  },
});

/** Registers are found however their name is spelt, so that a slip of the pen does not get a malformed number past its grammar. */
const spelt = (scheme: string): string => scheme.toUpperCase().replace(/[^A-Z0-9]+/g, '_');

/** The register with this name; undefined where its grammar is not known here. */
export const numberRegister = (scheme: string): NumberRegister | undefined =>
  NUMBER_REGISTERS.find((register) => register.scheme === spelt(scheme));

/** The objection to a number of a register whose grammar is known, or null. Numbers of other registers are taken as they are written. */
export function numberObjection({ scheme, id }: { readonly scheme: string; readonly id: string }): Refusal | null {
  const register = numberRegister(scheme);
  if (!register || register.form.test(id)) return null;
  return refusal(productNumberRefusals.REGISTER_NUMBER_MALFORMED, { number: id, scheme: register.scheme, example: register.example });
}

/** The first objection to a list of numbers, or null. */
export const numbersObjection = (identifiers: readonly { readonly scheme: string; readonly id: string }[]): Refusal | null =>
  identifiers.map(numberObjection).find((objection) => objection !== null) ?? null;
