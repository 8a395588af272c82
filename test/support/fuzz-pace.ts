import { sent, type ToldWorld } from './fuzz-world.js';

/** Rounds of which the fastest counts: others work on the machine too. */
const ROUNDS = 5;
const READS = 60;

/** Milliseconds that usual reads of one object take: the median of the best round. Nothing that they read grows by what others do. */
export async function paceOf(world: ToldWorld): Promise<number> {
  const ids = await world.ids();
  const token = await world.token('officer');
  const reads = [
    { query: 'query ($id: ID!) { organisation(id: $id) { id name { en zh } } }', id: ids.get('org')?.[0] },
    { query: 'query ($id: ID!) { lot(id: $id) { id state title { en zh } } }', id: ids.get('lot')?.[0] },
    { query: 'query ($id: ID!) { node(id: $id) { __typename id } }', id: ids.get('cal')?.[0] },
  ];
  const medians: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (let n = 0; n < READS; n += 1) {
      const read = reads[n % reads.length];
      const answer = await sent({ url: world.url, query: read?.query ?? '', variables: { id: read?.id }, token });
      if (answer.outcome.kind !== 'done') throw new Error(`a usual read was answered ${answer.text.slice(0, 200)}`);
      times.push(answer.milliseconds);
    }
    medians.push(medianOf(times));
  }
  return Math.min(...medians);
}

/** The middle one. */
export const medianOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
