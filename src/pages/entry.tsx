import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { type PageStatus, type Site, show } from './site.tsx';

export type Entry = {
  title: string;
  /** Said above the form: what happened, or what to mend. */
  said?: string | undefined;
  status?: PageStatus;
  /** Where the form is sent; null where there is nothing to send. */
  action: string | null;
  button: string;
};

/** One short form on a page of its own: signing in, signing up, setting a password. Never indexed or kept by a browser. */
export function entryPage(
  c: Context,
  site: Site,
  { title, said, status = 200, action, button }: Entry,
  fields: Child,
  below?: Child,
): Response | Promise<Response> {
  const bad = status >= 400;
  return show(
    c,
    site,
    { title, crumbs: [{ words: title }], status, hidden: true },
    <div class="entry grid gap-4 py-6">
      <h1>{title}</h1>
      {said && (
        <p class={bad ? 'problem' : 'sheet p-4'} role={bad ? 'alert' : 'status'}>
          {said}
        </p>
      )}
      {action !== null && (
        <form class="sheet p-4 fields" method="post" action={site.to(action)}>
          {fields}
          <div>
            <button class="btn btn-primary" type="submit">
              {button}
            </button>
          </div>
        </form>
      )}
      {below}
    </div>,
  );
}
