/** What is to be run every day, and from where. */
export interface DailyRun {
  /** Program and arguments, with absolute paths. */
  readonly command: readonly string[];
  /** Absolute. */
  readonly folder: string;
  readonly hour: number;
  readonly minute: number;
  /** Names it among other runs: `tenor-remind-3f2a91bc`. */
  readonly name: string;
}

export interface ScheduleFile {
  readonly name: string;
  readonly text: string;
}

/** The line above an entry of a crontab, by which it is found again. */
function crontabMark({ name, folder }: DailyRun): string {
  return `# ${name}: tenor's reminders for ${folder} ("tenor remind uninstall cron" takes this out)`;
}

/** Two lines of a crontab: a comment, and the entry. @source crontab(5): `%` is an end of line unless it has a backslash */
export function formatCrontab(run: DailyRun): string {
  return `${crontabMark(run)}\n${run.minute} ${run.hour} * * * ${commandOf(run)}\n`;
}

/** A crontab without the mark of a run and its entry; other lines stay as they are. Somebody may have moved lines about: the
 *  line below the mark goes only where it reminds from that folder, and the very entry goes wherever it stands. */
export function withoutEntry(crontab: string, run: DailyRun): string {
  const folder = `cd ${quoteForShell(run.folder)} && `.replaceAll('%', '\\%');
  const command = commandOf(run);
  const isMark = (line = '') => line.startsWith(`# ${run.name}:`);
  const reminds = (line: string) => !line.startsWith('#') && line.includes(folder) && line.includes(' remind run');
  const lines = crontab.split('\n');
  if (!lines.some(isMark)) return crontab;
  return lines
    .filter((line, i) => !isMark(line) && !(isMark(lines[i - 1]) && reminds(line)))
    .filter((line) => line.startsWith('#') || !line.endsWith(` ${command}`))
    .join('\n');
}

function commandOf(run: DailyRun): string {
  const command = `cd ${quoteForShell(run.folder)} && ${run.command.map(quoteForShell).join(' ')}`;
  return command.replaceAll('%', '\\%');
}

/** A service and its timer, which catches up after the machine was off. @source systemd.timer(5), systemd.service(5) */
export function formatSystemd(run: DailyRun): ScheduleFile[] {
  const time = `${twoDigits(run.hour)}:${twoDigits(run.minute)}:00`;
  const path = run.folder.replaceAll('%', '%%');
  const service = [
    '[Unit]',
    "Description=tenor's reminders",
    '',
    '[Service]',
    'Type=oneshot',
    `WorkingDirectory=${path}`,
    `ExecStart=${run.command.map(quoteForSystemd).join(' ')}`,
  ];
  const timer = [
    '[Unit]',
    "Description=tenor's reminders, every day",
    '',
    '[Timer]',
    `OnCalendar=*-*-* ${time}`,
    'Persistent=true',
    '',
    '[Install]',
    'WantedBy=timers.target',
  ];
  return [
    { name: `${run.name}.service`, text: `${service.join('\n')}\n` },
    { name: `${run.name}.timer`, text: `${timer.join('\n')}\n` },
  ];
}

/** @source launchd.plist(5) */
export function formatLaunchd(run: DailyRun): ScheduleFile {
  const string = (text: string) => `<string>${escapeXml(text)}</string>`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0"><dict>',
    `<key>Label</key>${string(run.name)}`,
    `<key>ProgramArguments</key><array>${run.command.map(string).join('')}</array>`,
    `<key>WorkingDirectory</key>${string(run.folder)}`,
    `<key>StartCalendarInterval</key><dict><key>Hour</key><integer>${run.hour}</integer><key>Minute</key><integer>${run.minute}</integer></dict>`,
    '</dict></plist>',
  ];
  return { name: `${run.name}.plist`, text: `${lines.join('\n')}\n` };
}

function quoteForShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function quoteForSystemd(word: string): string {
  return `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
