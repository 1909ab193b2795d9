/** What a visitor writes into the checkout form, and what is wrong with it: the limits of the server's Contact. */
import type { AddressForm, Contact } from "./protocol/values";

export type Field = keyof Contact;
export type Fault =
  { readonly kind: "missing" | "email" | "long" } | { readonly kind: "wrong"; readonly example: string };

interface Rule {
  readonly required: boolean;
  readonly longest: number;
  readonly autocomplete: string;
  readonly type: "text" | "email" | "tel";
}

export const CONTACT_FIELDS: Readonly<Record<Field, Rule>> = {
  name: { required: true, longest: 100, autocomplete: "name", type: "text" },
  email: { required: true, longest: 254, autocomplete: "email", type: "email" },
  phone: { required: false, longest: 40, autocomplete: "tel", type: "tel" },
  country: { required: true, longest: 2, autocomplete: "country", type: "text" },
  postal_code: { required: false, longest: 20, autocomplete: "postal-code", type: "text" },
  address: { required: true, longest: 300, autocomplete: "address-line1", type: "text" },
  address_detail: { required: false, longest: 300, autocomplete: "address-line2", type: "text" },
  city: { required: false, longest: 100, autocomplete: "address-level2", type: "text" },
  region: { required: false, longest: 100, autocomplete: "address-level1", type: "text" },
};
export const PERSON: readonly Field[] = ["name", "email", "phone", "country"];
/** The fields where nobody knows how addresses are written. */
const ANYWHERE: readonly Field[] = ["address", "address_detail", "city", "region", "postal_code"];

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** The fields that are asked for, in the order in which people of that country fill them in. */
export function fieldsOf(form: AddressForm | null): readonly Field[] {
  const known = form?.fields.filter((field): field is Field => field in CONTACT_FIELDS);
  return [...PERSON, ...(known ?? ANYWHERE)];
}

export function isRequired(field: Field, form: AddressForm | null): boolean {
  return CONTACT_FIELDS[field].required || !!form?.required.includes(field);
}

/** Field -> what is wrong with it; empty where all is well. */
export function faultsIn(contact: Contact, form: AddressForm | null = null): Partial<Record<Field, Fault>> {
  return Object.fromEntries(
    fieldsOf(form)
      .map((field) => [field, faultIn(field, contact[field].trim(), form)])
      .filter(([, fault]) => fault),
  );
}

function faultIn(field: Field, value: string, form: AddressForm | null): Fault | null {
  if (isRequired(field, form) && !value) return { kind: "missing" };
  if (value.length > CONTACT_FIELDS[field].longest) return { kind: "long" };
  if (field === "email" && !EMAIL.test(value)) return { kind: "email" };
  if (field === "postal_code" && value && form?.postal_code && !matches(form.postal_code, value))
    return { kind: "wrong", example: form.example };
  return null;
}

function matches(pattern: string, value: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(value.toUpperCase());
}
