import type { ReadDb, WriteDb } from '../connection';

/** A way to look at a list that somebody saved: columns, filters, order as the screen writes them. */
export interface SavedView {
  id: string;
  name: string;
  /** JSON text. */
  spec: string;
}

/** Views of one screen by name. */
export function listViews(db: ReadDb, screen: string): SavedView[] {
  return db.all<SavedView>('SELECT id, name, spec FROM saved_view WHERE screen = @screen ORDER BY name', {
    screen,
  });
}

/** Keeps a view; one of the same name on the same screen is replaced. Returns its id. */
export function saveView(db: WriteDb, view: SavedView & { screen: string }, now: string): string {
  const row = db.get<{ id: string }>(
    `INSERT INTO saved_view (id, screen, name, spec, created_at) VALUES (@id, @screen, @name, @spec, @now)
     ON CONFLICT (screen, name) DO UPDATE SET spec = excluded.spec RETURNING id`,
    { id: view.id, screen: view.screen, name: view.name, spec: view.spec, now },
  );
  return row?.id ?? view.id;
}

/** Removes a view: nothing official hangs on it. */
export function removeView(db: WriteDb, id: string): void {
  db.run('DELETE FROM saved_view WHERE id = @id', { id });
}
