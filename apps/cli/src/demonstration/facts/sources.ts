import type { Source } from './types.js';

/** Every source of the demonstration's facts, with its licence. No file of any of them lies in this repository. */
export const SOURCES: readonly Source[] = [
  {
    id: 'us-ai-use-cases-2025',
    title: '2025 Federal Agency AI Use Case Inventory (United States)',
    where:
      'github.com/ombegov/2025-Federal-Agency-AI-Use-Case-Inventory@62329235dc3847672bc4fdc7bf64d850a2d6d0fe, Data/2025_individually_reported_AI_use_cases.csv',
    licence: 'work of the US federal government, public domain',
    taken: 'six needs of four agencies, in our own words',
  },
  {
    id: 'uk-atrs',
    title: 'Algorithmic Transparency Recording Standard records (United Kingdom)',
    where: 'github.com/fabio-rovai/uk-algorithmic-transparency@c427b427e90d536b247803dd59b5d4ce05602f5e, data/atrs_records.json (GOV.UK)',
    licence: 'Open Government Licence v3.0',
    taken: 'needs of two bodies, in our own words',
  },
  {
    id: 'nl-tenderned',
    title: 'TenderNed notices (Netherlands)',
    where: 'github.com/chefsprojects/Algoritmehub-leads@f9bb5a4eec4e5cf92632bf2f09ebf740a6c5c083, src/tenders.json (TenderNed open data)',
    licence: 'TenderNed data set CC0',
    taken: 'number, date, buyer and subject of two notices',
  },
  {
    id: 'public-notices',
    title: 'Public AI notices of China and the United Kingdom',
    where: 'the public page named with each fact',
    licence: 'UK notices: Open Government Licence v3.0; Chinese notices: official public notices, facts only',
    taken: 'body, subject, amounts and dates of five notices',
  },
  {
    id: 'fda-ai-devices',
    title: 'AI-enabled medical devices listed by the US Food and Drug Administration',
    where:
      'github.com/GigHz-com/fda-aiml-devices-dataset@1995f98a7c9d0bf217d2079235f10be7f41000d6, data/fda_aiml_devices_1995_2025.csv (from the FDA list)',
    licence: 'repository MIT; the FDA list is US public domain',
    taken: 'number, date, device, holder, panel and product code of devices in the product register',
  },
  {
    id: 'fedramp-marketplace',
    title: 'FedRAMP Marketplace (United States)',
    where: 'github.com/FedRAMP/marketplace-fedramp-gov-data@5bfdcbd04a3a4da2eae477550ad2f97176e2f577, fedramp-products.json',
    licence: 'work of the US federal government, public domain',
    taken: 'id, product, holder, impact level, assessor and authorisation day of cloud products in the product register',
  },
  {
    id: 'worldbank-bids',
    title: 'World Bank contract award notices to June 2015, with all bids',
    where: 'github.com/tlevine/red-flags@0346cbcd3b28bb98438ad8110ee6bb73d8be89ce, csv-data/bids.csv',
    licence: 'World Bank data sets CC BY 4.0; the repository’s program (AGPL) was not used',
    taken: 'evaluated prices of the bids of four contracts; bidders are not named',
  },
  {
    id: 'tsuchiura-auctions',
    title: 'Public works auctions of the city of Tsuchiura (Japan), with all bids',
    where:
      'github.com/sylvaingchassang/missing_bids@eec0b1318c607244c60ce8355f45cd0e9c0b1d16, mb_api/tests/reference_data/tsuchiura_data.csv',
    licence: 'MIT',
    taken: 'prices of the bids of four auctions; bidders are not named',
  },
  {
    id: 'port-of-portland-bid-tabs',
    title: 'Bid tabulations of the Port of Portland (United States)',
    where: 'github.com/ds-oliver/PDX-Bid-Tabs@ed7adbddfbc7159d76da4f23c26de37937794238, data_out/archive_old_schema/',
    licence: 'public tabulations, the repository states no licence; facts only',
    taken: 'total prices of the bids of four solicitations, without the engineer’s estimate; bidders are not named',
  },
];
