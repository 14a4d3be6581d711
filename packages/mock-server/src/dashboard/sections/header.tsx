import { defaultTenant } from "../../tenant.ts";
import { ControlForm } from "../control-form.tsx";
import { Field, Submit } from "../parts.tsx";
import type { Reader } from "../view.ts";

type Props = { readonly reader: Reader; readonly tenants: readonly string[] };

const live =
  "muted my-0 before:me-1 before:text-input before:content-['●'] data-[state=gone]:text-process data-[state=gone]:before:text-process data-[state=live]:before:text-success";

export function Header({ reader, tenants }: Props) {
  const { words, language, tenant } = reader;
  const other = language === "en" ? "ko" : "en";
  return (
    <header class="line gap-x-4 border-line border-b bg-card px-4 py-2">
      <h1 class="text-lg">{words.title}</h1>
      <p id="live" class={live} role="status" data-state="connecting">
        {words.connecting}
      </p>
      <nav class="line ms-auto gap-x-4" aria-label={words.docs}>
        <a href={`docs/${language}/`}>{words.docs}</a>
        <a href={`docs/${language}/control.html`}>{words.controlDocs}</a>
        <a href={addressOf(tenant, other)} lang={other} hreflang={other}>
          {words.otherLanguage}
        </a>
      </nav>
      <button type="button" id="theme">
        {words.theme}
      </button>
      <TenantForm reader={reader} tenants={tenants} />
      <ControlForm operation="reset" confirm={words.resetConfirm}>
        <Submit class="text-process">{words.reset}</Submit>
      </ControlForm>
    </header>
  );
}

const addressOf = (tenant: string, language: string): string =>
  `__mock?${new URLSearchParams({ ...(tenant === defaultTenant ? {} : { tenant }), lang: language })}`;

const TenantForm = ({ reader: { words, tenant }, tenants }: Props) => (
  <form id="tenant-form" class="line">
    <Field
      label={words.tenant}
      name="tenant"
      class="w-32"
      list="tenants"
      value={tenant}
      required
      pattern="[A-Za-z0-9._\-]{1,64}"
      autocomplete="off"
    />
    <datalist id="tenants">
      {[...new Set([defaultTenant, ...tenants])].map((name) => (
        <option value={name} />
      ))}
    </datalist>
    <Submit>{words.tenantOpen}</Submit>
  </form>
);
