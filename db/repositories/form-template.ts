import type { ReadDb, SqlRow, WriteDb } from '../connection';

/** One version of an office's own layout of a form. */
export interface FormTemplateRecord {
  form: string;
  /** From 1, per form. */
  number: number;
  fileName: string;
  sha256: string;
  active: boolean;
  createdAt: string;
}

function rowToTemplate(row: SqlRow): FormTemplateRecord {
  return {
    form: row.form as string,
    number: row.number as number,
    fileName: row.file_name as string,
    sha256: row.sha256 as string,
    active: row.active === 1,
    createdAt: row.created_at as string,
  };
}

const COLUMNS = 'form, number, file_name, sha256, active, created_at';

/** All versions of all forms, newest first. */
export function listTemplates(db: ReadDb): FormTemplateRecord[] {
  return db.all<SqlRow>(`SELECT ${COLUMNS} FROM form_template ORDER BY form, number DESC`).map(rowToTemplate);
}

/** The version in use, or undefined while the shipped form is. */
export function activeTemplate(db: ReadDb, form: string): FormTemplateRecord | undefined {
  const row = db.get<SqlRow>(`SELECT ${COLUMNS} FROM form_template WHERE form = @form AND active = 1`, {
    form,
  });
  return row && rowToTemplate(row);
}

export function findTemplate(db: ReadDb, form: string, number: number): FormTemplateRecord | undefined {
  const row = db.get<SqlRow>(`SELECT ${COLUMNS} FROM form_template WHERE form = @form AND number = @number`, {
    form,
    number,
  });
  return row && rowToTemplate(row);
}

/** Keeps a further version of a form; its document is stored already. Answers its number. */
export function addTemplate(
  db: WriteDb,
  template: Pick<FormTemplateRecord, 'form' | 'fileName' | 'sha256' | 'createdAt'>,
): number {
  const { form, fileName, sha256, createdAt } = template;
  const last = db.value<number>('SELECT COALESCE(MAX(number), 0) FROM form_template WHERE form = @form', {
    form,
  });
  const number = (last ?? 0) + 1;
  db.run(
    `INSERT INTO form_template (form, number, file_name, sha256, active, created_at)
     VALUES (@form, @number, @fileName, @sha256, 0, @createdAt)`,
    { form, number, fileName, sha256, createdAt },
  );
  return number;
}

/** Uses one version from now on, or with null the shipped form. */
export function useTemplate(db: WriteDb, form: string, number: number | null): void {
  db.run('UPDATE form_template SET active = (number = @number) WHERE form = @form', {
    form,
    number: number ?? 0,
  });
}
