import pg from 'pg';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { must, refusals, workflow, type Instant, type Json } from '@pilotage/kernel';
import {
  At,
  disclose,
  DoneView,
  field,
  input,
  job,
  JsonColumn,
  Key,
  newId,
  nothingDue,
  query,
  readable,
  repositoryOf,
  sweep,
  t,
  Text,
  useCase,
  type Job,
  type Room,
  type Sweep,
} from '@pilotage/platform';
import { asOwner } from './database.js';

/** A note of a vendor: as small as an object with a life, a secret and a due date can be. For tests of the platform. */
@Entity('toy_note')
export class ToyNote {
  @Key() id: string;
  @Text() organisationId: string;
  @Text() text: string;
  @JsonColumn() tags: string[];
  @JsonColumn({ nullable: true }) extra: Json;
  @Text() state: 'open' | 'finished';
  @At({ nullable: true }) dueAt: Instant | null;
}

/** Makes the room's tables, as their owner. `toy_effect` has no key on purpose: an effect that is done twice shows. */
export async function makeToyTables(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: asOwner(databaseUrl) });
  await client.connect();
  try {
    await client.query(`
      set search_path = public;
      create table toy_note (
        id text primary key, organisation_id text not null, text text not null, tags jsonb not null, extra jsonb,
        state text not null, due_at timestamptz(3));
      create table toy_effect (note_id text not null, kind text not null, by text not null);
      grant select, insert, update on toy_note, toy_effect to pilotage_app`);
  } finally {
    await client.end();
  }
}

export const toyNotes = repositoryOf(ToyNote);

export const toyRefusals = refusals({
  TOY_TEXT_REFUSED: {
    rule: { en: 'A note does not say "refuse".', zh: '便条不得写有“refuse”。' },
    source: { en: 'Sample', zh: '示例' },
    message: { en: 'The note says {text}.', zh: '便条的内容是 {text}。' },
  },
});

export const toyLife = workflow({
  name: 'toyNote',
  states: ['open', 'finished'],
  initial: 'open',
  final: ['finished'],
  moves: { finish: { from: ['open'], to: 'finished', by: 'finishToyNote' } },
});

export const ToyNoteView = readable('ToyNote', 'A note of the tests.', {
  id: field(t.id, 'public', 'Identifier.'),
  text: field(t.nullable(t.text), 'toyOwner', 'What it says.'),
  state: field(t.text, 'public', 'Its state.'),
  tags: field(t.list(t.text), 'public', 'Words on it.'),
});

export const writeToyNote = useCase({
  name: 'writeToyNote',
  summary: 'A vendor has written a note.',
  policy: [{ roles: ['bidder'], of: 'vendor' }],
  input: z.strictObject({
    organisationId: input.id('organisation', 'The vendor.'),
    text: input.text(2000, 'What it says.'),
    tags: input.list(input.text(20, 'A word.'), 0, 5, 'Words on it.').optional(),
    dueAt: input.instant('When it ends.').optional(),
  }),
  output: ToyNoteView,
  refusals: [toyRefusals.TOY_TEXT_REFUSED],
  async run({ tx, authorise }, { organisationId, text, tags = [], dueAt = null }) {
    authorise({ vendor: organisationId });
    must(text !== 'refuse', toyRefusals.TOY_TEXT_REFUSED, { text });
    if (text === 'crash') throw new Error(`select secret from toy_note -- /srv/pilotage/toys.ts:1:1`);
    const note: ToyNote = { id: newId('clarification'), organisationId, text, tags, extra: null, state: 'open', dueAt };
    await toyNotes.create(tx, note, { type: 'toyNote.write', facts: { tags: tags.length } });
    tx.emit('toyNoteWritten', { noteId: note.id });
    return note;
  },
});

export const toyNote = query({
  name: 'toyNote',
  summary: 'A note of one’s own organisation.',
  policy: [{ roles: ['bidder'], of: 'vendor' }],
  input: z.strictObject({ id: input.id('clarification', 'The note.') }),
  output: ToyNoteView,
  async run({ tx, authorise }, { id }) {
    const note = await toyNotes.get(tx, id);
    authorise({ vendor: note.organisationId });
    return disclose(ToyNoteView, note, new Set(['toyOwner']));
  },
});

/** What a test has happen while a note is copied, after the effect was written; throwing undoes it. */
export type WhileCopying = (noteId: string) => void | Promise<void>;

const copyToyNote = (whileCopying: WhileCopying, by: string) =>
  useCase({
    name: 'copyToyNote',
    summary: 'The note has been copied.',
    policy: [{ system: true }],
    input: z.strictObject({ noteId: input.id('clarification', 'The note.') }),
    output: DoneView,
    refusals: [toyRefusals.TOY_TEXT_REFUSED],
    async run({ tx, authorise }, { noteId }) {
      authorise({});
      await tx.query(`insert into toy_effect (note_id, kind, by) values ($1, 'copy', $2)`, [noteId, by]);
      tx.record({ type: 'toyNote.copy', objectId: noteId });
      await whileCopying(noteId);
      return { id: noteId, done: true };
    },
  });

/** A note is finished at its due date, by the clock of the database. */
export const finishToyNote = useCase({
  name: 'finishToyNote',
  summary: 'The note is finished.',
  policy: [{ system: true }],
  input: z.strictObject({ noteId: input.id('clarification', 'The note.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { noteId }) {
    const note = await toyNotes.lock(tx, noteId, 'update');
    authorise({});
    const now = await tx.now();
    if (note.state !== 'open' || note.dueAt === null || note.dueAt > now) nothingDue();
    if (note.text === 'break the sweep') throw new Error('this note cannot be finished');
    await toyNotes.save(tx, toyLife.move(note, 'finish', {}));
    await tx.query(`insert into toy_effect (note_id, kind, by) values ($1, 'finish', '')`, [noteId]);
    return { id: noteId, done: true };
  },
});

export const finishToyNotes: Sweep = sweep({
  name: 'finishToyNotes',
  reason: 'A note would stay open after its end.',
  due: async (tx) => {
    const rows = await tx.query<{ id: string }>(`select id from toy_note where state = 'open' and due_at <= app.clock() order by id`);
    return rows.map((r) => r.id);
  },
  useCase: finishToyNote,
  inputOf: (noteId) => ({ noteId }),
});

/** The job that copies; `by` names the worker in the effect. */
export const copyJob = (whileCopying: WhileCopying, by = ''): Job =>
  job({
    name: 'copyToyNote',
    on: ['toyNoteWritten'],
    retry: { attempts: 4, firstDelayMs: 40, reason: 'a test does not want to wait' },
    useCase: copyToyNote(whileCopying, by),
  });

/** The room of the tests. */
export function toyRoom(whileCopying: WhileCopying = () => undefined, by = ''): Room {
  const copy = copyJob(whileCopying, by);
  return {
    name: 'toys',
    entities: [ToyNote],
    useCases: [writeToyNote, finishToyNote, copy.useCase as never],
    queries: [toyNote],
    nodes: {},
    jobs: [copy],
    sweeps: [finishToyNotes],
    events: ['toyNoteWritten'],
    groups: {
      toyOwner: {
        who: [{ roles: ['bidder', 'vendorAdministrator'], of: 'vendor' }],
        says: 'What only the vendor that wrote the note reads.',
      },
    },
    workflows: [toyLife],
  };
}
