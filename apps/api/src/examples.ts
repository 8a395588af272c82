import { randomUUID } from 'node:crypto';
import { callsQuery } from '@pilotage/calls';
import { ANONYMOUS, type ExampleQuery, type House } from '@pilotage/platform';

/** Ids that the example queries are filled with: a lot of each stage, where the database has one. */
export interface Places {
  readonly ranked: string;
  readonly evaluating: string;
  readonly contracted: string;
  readonly agency: string;
}

/** Stands in where a database has no such lot; the query then answers NOT_FOUND, which says the same. */
const NOWHERE = `lot_${'0'.repeat(32)}`;

/** Finds the places by the public list of calls. */
export async function placesOf(house: House): Promise<Places> {
  const page = await house.reader.read(callsQuery, { actor: ANONYMOUS, requestId: randomUUID() }, { first: 100 });
  const calls = page.edges.map(({ node }) => node);
  const lotIn = (state: string): string => calls.find((call) => call.state === state)?.lots[0]?.id ?? NOWHERE;
  const agency = calls.find((call) => call.state === 'complete')?.agencyId ?? `org_${'0'.repeat(32)}`;
  return { ranked: lotIn('ranked'), evaluating: lotIn('evaluating'), contracted: lotIn('complete'), agency };
}

interface Example extends Omit<ExampleQuery, 'variables'> {
  readonly variablesAt?: (places: Places) => Readonly<Record<string, string>>;
}

/** Queries that tell the story, as tabs of GraphiQL. A test validates each against the schema. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'Who am I? Choose another person above and run it again.',
    as: 'officer',
    query: `query WhoAmI {
  me {
    name { en zh }
    memberships { organisation { kind name { en } } roles }
  }
}`,
  },
  {
    name: 'Every public call with its risk level, profile and stage. No sign-in needed.',
    query: `query Calls {
  calls(first: 50) {
    edges { node { id title { en zh } state riskLevel profileId closesAt lots { id state } } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    name: 'One query compares the offers of a lot: who, what, admission, marks, price, rank, and why. As an evaluator, names and prices would be null.',
    as: 'officer',
    query: `query Compare($lotId: ID!) {
  comparison(lotId: $lotId) {
    lotState
    priceFormula
    priceWeight
    criteria { id title { en } weight maxMark }
    offers {
      rank
      vendorName { en }
      product { name { en } version }
      price { minor currency vat }
      technical { display exact }
      pricePoints { display exact }
      total { display exact }
      gate { decision reasons { code message { en } } conditions { code } }
      place { en zh }
    }
    robustness { marginToSecond sentences { en zh } }
  }
}`,
    variablesAt: ({ ranked }) => ({ lotId: ranked }),
  },
  {
    name: 'What an evaluator sees while marking: letters, no names, no prices.',
    as: 'evaluator-a',
    query: `query MarkingPapers($lotId: ID!) {
  markingPapers(lotId: $lotId) {
    state
    missing
    criteria { id title { en } maxMark guidance { en } }
    papers { letter responses { requirementId text } }
  }
}`,
    variablesAt: ({ evaluating }) => ({ lotId: evaluating }),
  },
  {
    name: 'Pilot contracts of the agency: stage, conditions, milestones, KPI verdicts.',
    as: 'pilot-manager',
    query: `query Pilots($agency: ID!) {
  pilots(organisationId: $agency, first: 20) {
    edges {
      node {
        title { en }
        state
        stage
        vendorName { en }
        price { minor currency }
        conditions { code kind state dueAt }
        milestones { title { en } percent dueAt state }
        kpis { id title { en } target latest { verdict explanation { en zh } } }
        suspension { code text { en } }
      }
    }
  }
}`,
    variablesAt: ({ agency }) => ({ agency }),
  },
  {
    name: 'What was done to a lot, by whom, under which rule; from the append-only log.',
    as: 'oversight',
    query: `query AuditTrail($id: ID!) {
  auditTrail(objectId: $id, first: 50) {
    edges { node { position at sentence { en zh } leafHash } }
  }
  logHead { size rootHash signature signedAt }
}`,
    variablesAt: ({ contracted }) => ({ id: contracted }),
  },
  {
    name: 'The public product register: real products, identifiers and holders, with the source of each fact.',
    query: `query ProductRegister {
  products(first: 20) {
    edges { node { name { en } holder identifiers { scheme id } source } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    name: 'The procedure profiles: every number with its reason and source.',
    query: `query Profiles {
  procedureProfiles(first: 10) { edges { node { profileId version title { en zh } legalGround { en } source } } }
}`,
  },
];

/** The examples with the ids of this database. */
export const examplesAt = (places: Places): readonly ExampleQuery[] =>
  EXAMPLES.map(({ variablesAt, ...example }) => ({ ...example, ...(variablesAt ? { variables: variablesAt(places) } : {}) }));
