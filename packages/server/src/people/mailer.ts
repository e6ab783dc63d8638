export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends letters, one at a time. */
export interface Mailer {
  /** @throws Error when the server does not take it */
  send(mail: Mail): Promise<void>;
}

/** A mail server that does not answer must not hold a request for longer. */
const timeoutMs = 10_000;

/** @param smtpUrl `smtp://user:password@host:587?from=Kinora%20<kinora@example.com>`; `smtps:` for TLS from the start */
export function makeMailer(smtpUrl: string): Mailer {
  const url = new URL(smtpUrl);
  const from = senderOf(url);
  url.search = "";
  return {
    async send(mail) {
      const { createTransport } = await import("nodemailer"); // most servers send none
      const transport = createTransport({
        url: url.href,
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await transport.sendMail({ from, ...mail });
    },
  };
}

/** The sender that the address names, else the user of the mail server, else one of its host. */
function senderOf(url: URL): string {
  const named = url.searchParams.get("from");
  if (named !== null) return named;
  const user = decodeURIComponent(url.username);
  return user.includes("@") ? user : `kinora@${url.hostname}`;
}
