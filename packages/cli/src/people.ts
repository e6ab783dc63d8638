import { type ArgsDef, defineCommand } from "citty";
import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { withOperator } from "./operator.ts";
import { makeTerminal } from "./terminal.ts";

const emailOption = {
  email: { type: "positional", required: true, description: "E-mail address of the person." },
} satisfies ArgsDef;

const operatorCommand = command({
  name: "operator",
  description: "Make a person an operator of the installation",
  options: {
    ...emailOption,
    revoke: { type: "boolean", description: "Make the person an operator no longer; the last one stays." },
    ...jsonOption,
  },
  async run(args, host) {
    const { email } = args;
    const isOperator = args.revoke !== true;
    await withOperator(host, (operator) => operator.setOperator({ email, isOperator }));
    const terminal = makeTerminal(host, { quiet: false });
    const sentence = isOperator ? `${email} is an operator now` : `${email} is no operator any more`;
    terminal.result(args.json === true ? JSON.stringify({ email, is_operator: isOperator }) : sentence);
    return exitCodes.ok;
  },
});

const resetCommand = command({
  name: "reset",
  description: "Make a link by which a person sets their password anew, and print it",
  options: { ...emailOption, ...jsonOption },
  async run(args, host) {
    const { email } = args;
    const link = await withOperator(host, (operator) => operator.makeResetLink(email));
    const terminal = makeTerminal(host, { quiet: false });
    if (args.json === true) terminal.result(JSON.stringify({ email, link }));
    else {
      terminal.result(link);
      terminal.talk("Good for an hour, once.");
    }
    return exitCodes.ok;
  },
});

export const peopleCommand = defineCommand({
  meta: { name: "people", description: "Operators of the installation, and forgotten passwords (operator)" },
  subCommands: { operator: operatorCommand, reset: resetCommand },
});
