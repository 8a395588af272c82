/** A public register of products, permits or authorisations, and the form of the numbers that it gives. */
export interface NumberRegister {
  readonly scheme: string;
  readonly title: { readonly en: string; readonly zh: string };
  /** The whole number: nothing before it, nothing behind it. It says nothing about existence. */
  readonly form: RegExp;
  /** Numbers of this form, for people. */
  readonly example: string;
  readonly source: string;
}

/** Provinces, autonomous regions and municipalities by the one character that stands in a registration number. */
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/**
 * Registers whose grammar is known. Filings of algorithms (CAC) are not among them: no published grammar of their numbers was at hand, so such
 * a number is taken as it is written and looked at by people.
 */
export const NUMBER_REGISTERS: readonly NumberRegister[] = [
  {
    scheme: 'FDA_510K',
    title: { en: 'FDA 510(k) premarket notification', zh: '美国 FDA 510(k) 上市前通知' },
    // K, two digits of the year, four of the sequence; BK is the older series of the biologics centre.
    form: /^B?K\d{6}$/,
    example: 'K192880',
    source: 'US FDA, 510(k) database; every 510(k) number of the demonstration data',
  },
  {
    scheme: 'FDA_DE_NOVO',
    title: { en: 'FDA De Novo classification', zh: '美国 FDA De Novo 分类' },
    form: /^DEN\d{6}$/,
    example: 'DEN180001',
    source: 'US FDA, De Novo database; every De Novo number of the demonstration data',
  },
  {
    scheme: 'FDA_PMA',
    title: { en: 'FDA premarket approval', zh: '美国 FDA 上市前批准' },
    // An approval, or a supplement to one.
    form: /^P\d{6}(\/S\d{3,4})?$/,
    example: 'P970058 or P970058/S001',
    source: 'US FDA, PMA database; every approval number of the demonstration data',
  },
  {
    scheme: 'FEDRAMP',
    title: { en: 'FedRAMP authorisation', zh: '美国 FedRAMP 授权' },
    // FR and ten digits; ids of the first years have F alone (F1206081364, Google Workspace).
    form: /^FR?\d{10}$/,
    example: 'FR1820435961 or F1206081364',
    source: 'FedRAMP Marketplace; every id of the demonstration data',
  },
  {
    scheme: 'NMPA',
    title: { en: 'Registration of a medical device in China', zh: '中国医疗器械注册证' },
    // 国: class III from China (准), class II and III from abroad (进) and from Hong Kong, Macao and Taiwan (许); a province: class II (准).
    // Then the year of first registration, the class, two digits of the classification, four of the sequence.
    form: new RegExp(`^(国械注准20\\d{2}3\\d{6}|国械注[进许]20\\d{2}[23]\\d{6}|[${PROVINCES}]械注准20\\d{2}2\\d{6})$`, 'u'),
    example: '国械注准20203210839',
    source:
      'Measures for the Registration of Medical Devices, arrangement of registration numbers (in force since 2014-10-01, kept in 2021)',
  },
];
