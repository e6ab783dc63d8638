import { type ArgsDef, defineCommand } from "citty";
import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { showList } from "./list-output.ts";
import { withOperator } from "./operator.ts";
import { makeTerminal } from "./terminal.ts";

const workspaceOption = {
  workspace: {
    type: "string",
    required: true,
    valueHint: "id",
    description: "Workspace, as workspaces list shows it.",
  },
} satisfies ArgsDef;

const emailOption = {
  email: { type: "positional", required: true, description: "E-mail address of the person." },
} satisfies ArgsDef;

const roleDescription = "What the person is in the workspace.";

const listCommand = command({
  name: "list",
  description: "List the members of a workspace",
  options: { ...workspaceOption, ...jsonOption },
  async run(args, host) {
    const members = await withOperator(host, (operator) => operator.listMembers(args.workspace));
    const wire = members.map(({ personId, name, email, role }) => ({ person_id: personId, name, email, role }));
    showList(host, args, { name: "members", items: wire, columns });
    return exitCodes.ok;
  },
});

const columns = [
  { title: "NAME", value: (one: { readonly name: string }) => one.name },
  { title: "E-MAIL", value: (one: { readonly email: string }) => one.email },
  { title: "ROLE", value: (one: { readonly role: string }) => one.role },
];

const inviteCommand = command({
  name: "invite",
  description: "Make a link by which a person joins a workspace, and print it; no letter is sent",
  options: {
    ...emailOption,
    ...workspaceOption,
    role: {
      type: "enum",
      required: true,
      options: ["owner", "admin", "developer", "viewer"],
      description: roleDescription,
    },
    ...jsonOption,
  },
  async run(args, host) {
    const { email, workspace: workspaceId, role } = args;
    const made = await withOperator(host, (operator) => operator.inviteMember({ workspaceId, email, role }));
    const terminal = makeTerminal(host, { quiet: false });
    const expires = made.expiresAt.toISOString();
    if (args.json === true) terminal.result(JSON.stringify({ email, role, link: made.link, expires_at: expires }));
    else {
      terminal.result(made.link);
      terminal.talk(`Good until ${expires.slice(0, 16).replace("T", " ")}, once.`);
    }
    return exitCodes.ok;
  },
});

const roleCommand = command({
  name: "role",
  description: "Give a member another role",
  options: {
    ...emailOption,
    ...workspaceOption,
    role: {
      type: "enum",
      required: true,
      options: ["owner", "admin", "developer", "viewer"],
      description: roleDescription,
    },
    ...jsonOption,
  },
  async run(args, host) {
    const { email, workspace: workspaceId, role } = args;
    await withOperator(host, (operator) => operator.changeMemberRole({ workspaceId, email, role }));
    const terminal = makeTerminal(host, { quiet: false });
    terminal.result(args.json === true ? JSON.stringify({ email, role }) : `${email} is ${role} now`);
    return exitCodes.ok;
  },
});

const removeCommand = command({
  name: "remove",
  description: "Take a person out of a workspace",
  options: { ...emailOption, ...workspaceOption, ...jsonOption },
  async run(args, host) {
    const { email, workspace: workspaceId } = args;
    await withOperator(host, (operator) => operator.removeMember({ workspaceId, email }));
    const terminal = makeTerminal(host, { quiet: false });
    terminal.result(args.json === true ? JSON.stringify({ email, removed: true }) : `${email} is no member any more`);
    return exitCodes.ok;
  },
});

export const membersCommand = defineCommand({
  meta: { name: "members", description: "List, invite, change and remove members of a workspace (operator)" },
  subCommands: { list: listCommand, invite: inviteCommand, role: roleCommand, remove: removeCommand },
});
