import { useState } from 'react';
import { useGo } from '../../../app/use-go';
import type { ConductKey } from '../conduct-keys';
import type { Conduct, Inject, LogEntry, NotedKind, Person, Prompt } from '../types';
import { type ConductCommands, discussedInject } from './use-conduct';

/** Participants that the number keys name at a time. */
export const PEOPLE_A_PAGE = 9;

export interface Stage {
  readonly prompt: Prompt | null;
  /** The inject that Enter sends, or that is being discussed. */
  readonly inject: Inject | null;
  readonly injects: readonly Inject[];
  readonly people: readonly Person[];
  readonly morePeople: boolean;
  readonly chosenEntry: LogEntry | null;
  readonly tabletop: boolean;
  /** Leads here: its keys change something. */
  readonly leads: boolean;
  press(key: ConductKey, digit: number): void;
  close(): void;
}

/** What is chosen on the stage, and what each key does with it. */
export function useStage(
  conduct: Conduct,
  commands: ConductCommands,
  readClock: () => number,
  mayEdit: boolean,
): Stage {
  const go = useGo();
  const [prompt, setPrompt] = useState<Prompt | null>(null);
  const [picked, setPicked] = useState(0);
  const [page, setPage] = useState(0);
  // By its id: entries that come in meanwhile do not move the choice.
  const [entryId, setEntryId] = useState<string | null>(null);
  const [mode, setMode] = useState<boolean | null>(null);
  const { run } = conduct;
  const tabletop = mode ?? conduct.form === 'tabletop';
  const waiting = conduct.injects.filter(({ state }) => state === 'waiting');
  const discussed = tabletop ? discussedInject(conduct) : null;
  const inject = discussed ?? waiting[Math.min(picked, waiting.length - 1)] ?? null;
  const pages = Math.max(1, Math.ceil(conduct.people.length / PEOPLE_A_PAGE));
  const from = (page % pages) * PEOPLE_A_PAGE;
  const people = conduct.people.slice(from, from + PEOPLE_A_PAGE);
  const entries = conduct.log.filter(({ kind }) => kind !== 'correction').reverse();
  const entryAt = Math.max(
    0,
    entries.findIndex((entry) => entry.id === entryId),
  );
  const chosenEntry = entries[entryAt] ?? null;
  const chooseEntry = (by: number) => {
    const at = Math.max(0, Math.min(entryAt + by, entries.length - 1));
    setEntryId(at === 0 ? null : (entries[at]?.id ?? null));
  };
  const leads =
    mayEdit && conduct.ours && run !== null && run.state !== 'ended' && run.mine && run.interrupted === null;

  const lastSent = conduct.injects
    .filter(({ state }) => state === 'sent')
    .sort((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0))[0];

  const openNote = (noted: NotedKind, actor: string | null = null) => {
    // Stamped now: what is typed later tells what happened at this second.
    const pressed = { clockSeconds: readClock(), at: performance.now() };
    const about = tabletop ? discussed : noted === 'action' || noted === 'answer' ? lastSent : undefined;
    setPrompt({ kind: 'note', noted, pressed, actor, injectId: about?.state === 'sent' ? about.id : null });
  };

  const advance = () => {
    if (!inject) return;
    if (!tabletop || inject.state === 'waiting') {
      setPicked(0);
      void commands.send(inject.id);
    } else if (inject.stage === 'told' && inject.question)
      commands.note({
        noted: 'question',
        pressed: { clockSeconds: readClock(), at: performance.now() },
        injectId: inject.id,
        actor: null,
        text: inject.question,
      });
    else openNote(inject.stage === 'told' ? 'question' : 'observation');
  };

  const always: Partial<Record<ConductKey, () => void>> = {
    help: () => setPrompt({ kind: 'help' }),
    leave: () => go(`/drills/${conduct.id}?tab=conduct`),
    older: () => chooseEntry(1),
    newer: () => chooseEntry(-1),
    more: () => setPage((at) => at + 1),
    mode: () => setMode(!tabletop),
    ...(chosenEntry && mayEdit && conduct.ours && run
      ? { correct: () => setPrompt({ kind: 'correct', entry: chosenEntry }) }
      : {}),
  };
  const leading: Partial<Record<ConductKey, () => void>> = {
    clock: () => void (run?.state === 'paused' ? commands.resume() : commands.pause()),
    send: advance,
    action: () => openNote(tabletop ? 'answer' : 'action'),
    observation: () => openNote('observation'),
    problem: () => openNote('problem'),
    note: () => openNote('note'),
    next: () => setPicked((at) => Math.min(at + 1, Math.max(0, waiting.length - 1))),
    previous: () => setPicked((at) => Math.max(0, at - 1)),
    skip: () => inject?.state === 'waiting' && setPrompt({ kind: 'skip', injectId: inject.id }),
    jump: () => setPrompt({ kind: 'jump' }),
    end: () => setPrompt({ kind: 'end' }),
  };

  const press = (key: ConductKey, digit: number) => {
    if (prompt !== null) return;
    if (key === 'who') {
      const person = people[digit - 1];
      if (leads && person) openNote(tabletop ? 'answer' : 'action', person.name);
      return;
    }
    const way = always[key] ?? (leads ? leading[key] : undefined);
    if (way) return way();
    if (key !== 'clock' || !mayEdit || !conduct.ours) return;
    if (conduct.mayStart && (run === null || run.state === 'ended')) void commands.start();
  };

  return {
    prompt,
    inject,
    injects: waiting,
    people,
    morePeople: pages > 1,
    chosenEntry,
    tabletop,
    leads,
    press,
    close: () => setPrompt(null),
  };
}
