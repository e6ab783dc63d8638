import { creditsNumber } from "@kinora/core";
import type { Purchase } from "./purchase.ts";

/** The number on a paid purchase: `INV-000042`. */
export function invoiceText(purchase: Purchase): string {
  return `INV-${(purchase.invoiceNumber ?? 0n).toString().padStart(6, "0")}`;
}

/** An invoice as data: who owes what to whom is in it, its looks are the reader's. */
export function presentInvoice(purchase: Purchase) {
  const { item, amountUsdCents, description } = purchase;
  return {
    number: invoiceText(purchase),
    order_id: purchase.id,
    workspace_id: purchase.workspaceId,
    issued_at: (purchase.paidAt ?? purchase.createdAt).toISOString(),
    paid_at: (purchase.paidAt ?? purchase.createdAt).toISOString(),
    currency: "usd" as const,
    amount_usd: amountUsdCents / 100,
    payment: purchase.provider,
    automatic: purchase.auto,
    lines: [
      {
        kind: item.kind,
        id: item.id,
        description,
        quantity: 1,
        credits: creditsNumber(purchase.microCredits),
        amount_usd: amountUsdCents / 100,
      },
    ],
  };
}
