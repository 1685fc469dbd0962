import { Box, Text, useApp } from 'ink';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import type { Temporal } from 'temporal-polyfill';
import type { Acting } from '../app/views.js';
import type { Workspace } from '../app/workspace.js';
import { fit, pad } from '../report/columns.js';
import { printable } from '../report/escaping.js';
import { AgendaScreen, dueWords } from './agenda-screen.js';
import { CalendarScreen } from './calendar-screen.js';
import { type Change, makeChange, questions } from './changes.js';
import type { Command, SingleKey } from './keys.js';
import { bindings, commandOf, keyHints } from './keys.js';
import type { Line } from './list.js';
import { List, moveInList } from './list.js';
import {
  conflictLine,
  conflictWords,
  documentLine,
  documentWords,
  filterItems,
  obligationLine,
  obligationWords,
} from './lists.js';
import type { Look } from './look.js';
import { useLook } from './look.js';
import { Page } from './page.js';
import { Prompt, typeKey } from './prompt.js';
import type { Screen, Tab } from './screens.js';
import { hints, needsLines, tabs } from './screens.js';
import { type Changes, useData } from './use-data.js';
import { useKeys } from './use-keys.js';

interface Question {
  readonly words: string;
  readonly text: string;
  readonly answer: (text: string) => void;
}

/** The whole program in the terminal: tabs above, the screen, its keys below. */
export function App(props: { workspace: Workspace; acting: () => Acting }): ReactElement {
  const { workspace } = props;
  // Left open for days: today, and the time of a decision, are those of this rendering.
  const acting = props.acting();
  const look = useLook();
  const { exit } = useApp();
  const today = acting.now.toPlainDate();
  const [stack, setStack] = useState<readonly Screen[]>([{ name: 'calendar', chosen: 0 }]);
  const [day, setDay] = useState(today);
  const [filter, setFilter] = useState('');
  const [question, setQuestion] = useState<Question | null>(null);
  const [message, setMessage] = useState('');
  const [changes, setChanges] = useState<Changes>({ count: 0, document: null });
  const [last, setLast] = useState<Change | null>(null);
  const [writing, setWriting] = useState(false);
  const screen = stack.at(-1)!;
  const height = look.height - 3;

  const month = day.toPlainYearMonth();
  const window =
    screen.name === 'agenda'
      ? { from: today.toString(), to: today.add({ years: 1 }).toString() }
      : {
          from: month.toPlainDate({ day: 1 }).subtract({ days: 7 }).toString(),
          to: month.toPlainDate({ day: month.daysInMonth }).add({ days: 7 }).toString(),
        };
  const data = useData(workspace, screen, window, { now: acting.now, width: look.width, changes });

  const agendaFilter = screen.name === 'agenda' ? filter : '';
  const items = useMemo(() => filterItems(data.items, agendaFilter, dueWords), [data.items, agendaFilter]);
  const ofDay = items.filter((item) => item.day === day.toString());
  const obligations = useMemo(() => filterItems(data.obligations, filter, obligationWords), [data.obligations, filter]);
  const documents = useMemo(() => filterItems(data.documents, filter, documentWords), [data.documents, filter]);
  const conflicts = useMemo(() => filterItems(data.conflicts, filter, conflictWords), [data.conflicts, filter]);
  const counts: Record<Tab, number> = {
    calendar: ofDay.length,
    agenda: items.length,
    obligations: obligations.length,
    documents: documents.length,
    conflicts: conflicts.length,
  };
  // A list may have become shorter since.
  const chosen = 'chosen' in screen ? Math.max(0, Math.min(screen.chosen, counts[screen.name] - 1)) : 0;
  const page = screen.name === 'help' ? bindings.map(({ keys, says }) => `${keys.padEnd(10)} ${says}`) : data.page;

  const open = (next: Screen): void => setStack((old) => [...old, next]);
  const replace = (next: Screen): void => setStack((old) => [...old.slice(0, -1), next]);
  const toTab = (name: Tab): void => {
    setFilter('');
    setStack([{ name, chosen: 0 }]);
  };

  /** What the chosen line or the opened page is about, for the commands that change something. */
  const subject = (): Change['subject'] | null => {
    switch (screen.name) {
      case 'calendar':
      case 'agenda': {
        const item = (screen.name === 'calendar' ? ofDay : items)[chosen];
        return item ? { obligation: item.view.obligation.id, occurrence: item.occurrence.id } : null;
      }
      case 'obligations': {
        const view = obligations[chosen];
        return view ? { obligation: view.obligation.id } : null;
      }
      case 'obligation':
        return { obligation: screen.id };
      case 'conflicts': {
        const view = conflicts[chosen];
        return view ? { conflict: view.conflict.id } : null;
      }
      case 'conflict':
        return { conflict: screen.id };
      default:
        return null;
    }
  };

  /** The document in which something stands that is shown. */
  const documentOf = (about: Change['subject']): string | null => {
    if ('conflict' in about) return null;
    const views = [...data.obligations, ...data.items.map(({ view }) => view)];
    return views.find(({ obligation }) => obligation.id === about.obligation)?.document.id ?? null;
  };

  const change = (command: Command): void => {
    // What was just decided may have left the list: taking back means that, not the line that took its place.
    const undo = command === 'reopen' ? last : null;
    const about = undo?.subject ?? subject();
    if (!about) return;
    const make = (text: string): void => {
      setWriting(true);
      makeChange(workspace, undo ?? { command, subject: about, text }, props.acting())
        .then(({ said, takenBack }) => {
          setMessage(said);
          setLast(takenBack);
          setChanges(({ count, document }) => ({ count: count + 1, document: undo ? document : documentOf(about) }));
          // Twenty findings a minute: after a verdict the next line is chosen; what is dismissed leaves the list by itself.
          if (command === 'confirm' && screen.name === 'obligations') move('down');
        })
        .catch((error: Error) => setMessage(error.message))
        .finally(() => setWriting(false));
    };
    const words = questions[command];
    if (words) setQuestion({ words, text: '', answer: make });
    else make('');
  };

  const openChosen = (): void => {
    if (!('chosen' in screen)) return;
    const about = subject();
    if (screen.name === 'documents') {
      const record = documents[chosen];
      if (record) open({ name: 'document', id: record.id, top: 0 });
    } else if (about && 'conflict' in about) open({ name: 'conflict', id: about.conflict, top: 0 });
    else if (about) open({ name: 'obligation', id: about.obligation, top: 0 });
  };

  const isChange = (command: Command): boolean =>
    command in questions || ['confirm', 'dismiss', 'done', 'waive', 'reopen', 'snooze'].includes(command);

  const press = (command: Command): void => {
    if (command === 'quit') exit();
    else if (command === 'help') {
      if (screen.name !== 'help') open({ name: 'help', top: 0 });
    } else if (command === 'back') {
      if (stack.length > 1) setStack((old) => old.slice(0, -1));
      else setFilter('');
    } else if ((tabs as readonly string[]).includes(command)) toTab(command as Tab);
    else if (command === 'next-screen') toTab(tabs[(tabs.indexOf(stack[0]!.name as Tab) + 1) % tabs.length]!);
    else if (command === 'open') openChosen();
    else if (command === 'filter') askFilter();
    else if (isChange(command)) change(command);
    else if (screen.name === 'calendar') moveInCalendar(command);
    else move(command);
  };

  const askFilter = (): void => {
    if (!('chosen' in screen) || screen.name === 'calendar') return;
    const answer = (text: string): void => {
      setFilter(text);
      replace({ ...screen, chosen: 0 });
    };
    setQuestion({ words: 'Only lines with:', text: filter, answer });
  };

  const move = (command: Command): void =>
    setStack((old) => {
      const top = old.at(-1)!;
      const moved =
        'chosen' in top
          ? { ...top, chosen: moveInList(command, chosen, counts[top.name], height) }
          : { ...top, top: moveInList(command, top.top, Math.max(1, page.length - height + 1), height) };
      return [...old.slice(0, -1), moved];
    });

  /** Days by left and right, weeks by up and down, months by page; up and down walk the day's list while it has more. */
  const moveInCalendar = (command: Command): void => {
    const inList = command === 'down' ? chosen + 1 : command === 'up' ? chosen - 1 : -1;
    const days: Partial<Record<Command, Temporal.PlainDate>> = {
      left: day.subtract({ days: 1 }),
      right: day.add({ days: 1 }),
      up: day.subtract({ days: 7 }),
      down: day.add({ days: 7 }),
      'page-up': day.subtract({ months: 1 }),
      'page-down': day.add({ months: 1 }),
      first: day.with({ day: 1 }),
      last: day.with({ day: day.daysInMonth }),
      today,
    };
    const next = days[command];
    if (inList >= 0 && inList < ofDay.length) replace({ name: 'calendar', chosen: inList });
    else if (next) {
      setDay(next);
      replace({ name: 'calendar', chosen: 0 });
    }
  };

  /** @returns false where the key has to wait for what a key before it began: it belongs to the lines that are shown then */
  const take = (pressed: SingleKey): boolean => {
    if (writing) return false;
    if (question !== null) {
      answerWith(question, pressed);
      return true;
    }
    const command = pressed.pasted ? null : commandOf(pressed.input, pressed.key);
    if (command === null) return true;
    if (data.loading && needsLines(command, screen)) return false;
    setMessage('');
    setLast(null);
    press(command);
    return true;
  };
  useKeys(take);

  const answerWith = (asked: Question, { input, key, more }: SingleKey): void => {
    if (key.escape) setQuestion(null);
    else if (key.return && !more) {
      setQuestion(null);
      asked.answer(asked.text.trim());
      // A line break with more behind it was pasted into a terminal that cannot say so.
    } else setQuestion({ ...asked, text: key.return ? `${asked.text} ` : typeKey(asked.text, input, key) });
  };

  const list = <T,>(values: readonly T[], line: (value: T, look: Look) => Line, empty: string): ReactElement => (
    <List values={values} line={line} chosen={chosen} height={height} empty={data.loading ? 'Loading…' : empty} />
  );
  const body = (): ReactElement => {
    switch (screen.name) {
      case 'calendar':
        return (
          <CalendarScreen
            loading={data.loading}
            day={day.toString()}
            today={today.toString()}
            items={items}
            chosen={chosen}
            height={height}
          />
        );
      case 'agenda':
        return <AgendaScreen loading={data.loading} items={items} chosen={chosen} height={height} />;
      case 'obligations':
        return list(obligations, obligationLine, 'No obligations.');
      case 'documents':
        return list(documents, documentLine, 'No documents yet: tenor import PATH');
      case 'conflicts':
        return list(conflicts, conflictLine, 'No conflicts.');
      default:
        return <Page lines={page} top={screen.top} height={height} />;
    }
  };

  return (
    <Box flexDirection="column" width={look.width} height={look.height - 1}>
      <Text wrap="truncate">
        <Text bold>tenor </Text>
        {tabs.map((name, i) => (
          <Text key={name} inverse={stack[0]!.name === name}>
            {look.styles || stack[0]!.name !== name ? ` ${i + 1} ${name} ` : `[${i + 1} ${name}]`}
          </Text>
        ))}
        {filter ? ` /${printable(filter)}` : ''}
      </Text>
      <Box flexDirection="column" height={height} overflow="hidden">
        {data.error ? <Text>{fit(printable(data.error), look.width)}</Text> : body()}
      </Box>
      {question ? (
        <Prompt question={question.words} text={question.text} />
      ) : (
        <Text dimColor={message === ''} wrap="truncate">
          {pad(fit(message ? printable(message) : keyHints(hints[screen.name]), look.width), look.width)}
        </Text>
      )}
    </Box>
  );
}
