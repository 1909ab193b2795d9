/** The ways to pay that a payment provider offers: its tokens, and what they are called. */
import type { Messages } from "../languages/en";

type Words = { [K in keyof Messages]: Messages[K] extends string ? K : never }[keyof Messages];

export interface WaysToPay {
  readonly note: Words;
  readonly tokens: Readonly<Record<string, Words>>;
}

const AWAY: WaysToPay = { note: "payAway", tokens: { redirect: "payRedirect" } };

const BY_PROVIDER: Readonly<Record<string, WaysToPay>> = {
  test: { note: "testPayment", tokens: { approve: "payApprove", confirm: "payConfirm", decline: "payDecline" } },
  stripe: AWAY,
  toss: { note: "payAway", tokens: { redirect: "payToss", virtual_account: "payVirtualAccount" } },
  invoice: { note: "payByTransferNote", tokens: { transfer: "payByTransfer" } },
};

export function waysToPay(provider: string): WaysToPay {
  return BY_PROVIDER[provider] ?? AWAY;
}

/** Codes of vstore.commerce.refusal -> why a payment came to nothing. */
export const REASONS: Readonly<Record<string, Words>> = {
  payment_no_funds: "paymentNoFunds",
  payment_not_verified: "paymentNotVerified",
  payment_called_off: "paymentCalledOff",
  payment_expired: "paymentExpired",
  payment_unavailable: "paymentUnavailable",
};
