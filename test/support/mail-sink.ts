import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly recipients: string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly headerLines: string[];
  readonly text: string;
}

/** What the mail server does with each message. */
type Mood = 'accept' | 'try-later' | 'refuse';

/** A real mail server that keeps what it is sent. */
export class MailSink {
  readonly mails: ReceivedMail[] = [];
  mood: Mood = 'accept';
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const answers = { 'try-later': 451, refuse: 550 } as const;
        if (this.mood !== 'accept') {
          done(Object.assign(new Error('Not now'), { responseCode: answers[this.mood] }));
          return;
        }
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        this.mails.push({ recipients, ...parse(Buffer.concat(chunks).toString('utf8')) });
        done();
      });
    },
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** The mails to one address, oldest first. */
  to(address: string): ReceivedMail[] {
    return this.mails.filter((mail) => mail.recipients.includes(address));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

function parse(source: string): Omit<ReceivedMail, 'recipients'> {
  const end = source.indexOf('\r\n\r\n');
  const headerLines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = Object.fromEntries(
    headerLines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      decodeWords(line.slice(line.indexOf(':') + 2)),
    ]),
  );
  return {
    headers,
    headerLines,
    text: decodeBody(source.slice(end + 4), headers['content-transfer-encoding'] ?? '7bit'),
  };
}

function decodeBody(body: string, encoding: string): string {
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : encoding === 'quoted-printable'
        ? decodePrintable(body)
        : body;
  return text.replace(/\r\n/g, '\n');
}

function decodePrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** =?UTF-8?Q?…?= and =?UTF-8?B?…?= in headers. */
function decodeWords(text: string): string {
  return text
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString() : decodePrintable(word.replace(/_/g, ' ')),
    );
}
