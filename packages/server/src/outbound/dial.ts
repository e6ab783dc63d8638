import { connect, isIP, type Socket } from "node:net";

/** Opens a TCP connection to one of exactly these addresses; the socket may still be connecting. */
export type Dial = (to: { readonly addresses: readonly string[]; readonly port: number }) => Socket;

/** Tries the addresses in their order, overlapping as RFC 8305 says; no name is looked up again. */
export const dialDirectly: Dial = ({ addresses, port }) => {
  const [first, ...others] = addresses;
  if (first !== undefined && others.length === 0) return connect({ host: first, port });
  return connect({
    // reserved by RFC 6761: it can never be a real name, so nothing but the list below can be dialled
    host: "checked.invalid",
    port,
    autoSelectFamily: true,
    lookup: (_hostname, _options, callback) => {
      callback(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      );
    },
  });
};
