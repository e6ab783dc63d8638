/** What somebody wants to buy; a paid one is an invoice. */
export interface Purchase {
  readonly id: string;
  readonly workspaceId: string;
  readonly item: { readonly kind: "pack" | "plan"; readonly id: string };
  readonly description: string;
  /** Micro-credits of a pack as it was ordered; 0n for a plan. */
  readonly microCredits: bigint;
  readonly expiresDays: number | undefined;
  readonly amountUsdCents: number;
  readonly provider: PaymentProvider;
  /** The provider's own id of the payment. */
  readonly reference: string | undefined;
  readonly checkoutUrl: string | undefined;
  readonly state: "open" | "paid" | "canceled";
  /** Ordered by the auto top-up. */
  readonly auto: boolean;
  readonly createdAt: Date;
  readonly paidAt: Date | undefined;
  /** Present when paid: without gaps over the installation. */
  readonly invoiceNumber: bigint | undefined;
}

export type PaymentProvider = "manual" | "stripe";

/** How money comes in. Nothing here runs inside a transaction. */
export interface Payments {
  readonly provider: PaymentProvider;
  /** Begins a payment of a purchase that is stored; safe to repeat. @throws AppError `upstream_unavailable` */
  begin(purchase: Purchase, customer: string | undefined): Promise<BegunPayment>;
  /**
   * Takes the money from the means that the customer left, without anybody present. What comes of it is told by a notice
   * of the provider, or, where nobody can be charged, the purchase stays open for an operator.
   */
  chargeSaved(purchase: Purchase, customer: string | undefined): Promise<"charging" | "no_means">;
  /** Ends a subscription at the provider, so that it takes no more money; safe to repeat. */
  endSubscription(reference: string): Promise<void>;
}

export interface BegunPayment {
  readonly reference?: string;
  /** Where a person pays. */
  readonly checkoutUrl?: string;
}

/** An operator confirms each payment by hand. */
export const manualPayments: Payments = {
  provider: "manual",
  begin: async () => ({}),
  chargeSaved: async () => "no_means",
  endSubscription: async () => undefined,
};
