/** What a visitor writes into the checkout form, and what is wrong with it: the limits of the server's Contact. */
import type { Contact } from "./protocol/values";

export type Fault = "missing" | "email" | "long";

interface Rule {
  readonly required: boolean;
  readonly longest: number;
  readonly autocomplete: string;
  readonly type: "text" | "email" | "tel";
}

export const CONTACT_FIELDS: Readonly<Record<keyof Contact, Rule>> = {
  name: { required: true, longest: 100, autocomplete: "name", type: "text" },
  email: { required: true, longest: 254, autocomplete: "email", type: "email" },
  phone: { required: false, longest: 40, autocomplete: "tel", type: "tel" },
  address: { required: true, longest: 300, autocomplete: "street-address", type: "text" },
  city: { required: true, longest: 100, autocomplete: "address-level1", type: "text" },
  postal_code: { required: true, longest: 20, autocomplete: "postal-code", type: "text" },
  country: { required: true, longest: 2, autocomplete: "country", type: "text" },
};

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** Field -> what is wrong with it; empty where all is well. */
export function faultsIn(contact: Contact): Partial<Record<keyof Contact, Fault>> {
  const fields = Object.keys(CONTACT_FIELDS) as (keyof Contact)[];
  return Object.fromEntries(
    fields.map((field) => [field, faultIn(field, contact[field])]).filter(([, fault]) => fault),
  );
}

function faultIn(field: keyof Contact, value: string): Fault | null {
  const { required, longest } = CONTACT_FIELDS[field];
  if (required && !value.trim()) return "missing";
  if (value.length > longest) return "long";
  return field === "email" && !EMAIL.test(value.trim()) ? "email" : null;
}
