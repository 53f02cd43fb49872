import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { usePermission } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { SideDrawer } from '../../../ui/SideDrawer';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import { useSaveFile } from '../../../ui/use-save-file';
import { BlocksDialog } from '../../documents/components/BlocksDialog';
import { useOwnTemplate } from '../hooks/use-own-template';
import styles from './FormDetails.module.css';
import { TemplateCheck } from './TemplateCheck';

type PackedForm = Answer<'forms', 'pack'>['forms'][number];

/** One form: its placeholders with their sources, the office's own versions, and the way to replace it. */
export function FormDetails({ form, onClose }: { form: PackedForm; onClose(): void }) {
  const { t } = useTranslation('system');
  const api = useApi();
  const saveFile = useSaveFile();
  const law = useLawWord();
  const mayChange = usePermission('administer');
  const own = useOwnTemplate(form);
  const starter = () =>
    saveFile({
      title: t('forms.starter'),
      defaultName: `${t('forms.starterName', { name: form.name })}.docx`,
      extension: 'docx',
      failed: t('forms.starterFailed'),
      write: (file, options) => api.forms.starter({ form: form.id, file }, options),
      saved: (_answer, name) => t('forms.starterSaved', { name }),
    });
  return (
    <SideDrawer
      open
      title={law(form.name)}
      subtitle={form.basis}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => void starter()}>{t('forms.starter')}</Button>
          <Button variant="contained" disabled={!mayChange || own.busy} onClick={() => void own.choose()}>
            {t('forms.upload')}
          </Button>
        </>
      }
    >
      <div className={styles.sections}>
        {!mayChange && <InlineNote tone="open">{t('forms.administratorOnly')}</InlineNote>}
        {own.checked && <TemplateCheck own={own} />}
        <section>
          <h3>{t('forms.versions')}</h3>
          <Versions form={form} mayChange={mayChange} onTry={own.tryKept} />
        </section>
        <section>
          <h3>{t('forms.slots')}</h3>
          <p className={styles.muted}>{t('forms.slotsHelp')}</p>
          <SimpleTable
            label={t('forms.slots')}
            rows={form.slots}
            rowId={({ name, list }) => `${list ?? ''}.${name}`}
            columns={[
              {
                key: 'slot',
                label: t('forms.slot'),
                cell: ({ name, list }) => (list === null ? `{${name}}` : `{#${list}}{${name}}{/${list}}`),
              },
              { key: 'by', label: t('forms.by'), fixed: true, cell: ({ by }) => t(`forms.who.${by}`) },
              { key: 'from', label: t('forms.from'), cell: ({ from }) => from },
            ]}
          />
        </section>
        <section>
          <h3>{t('forms.source')}</h3>
          <p className={styles.muted}>{form.source}</p>
        </section>
      </div>
      {own.tried && (
        <BlocksDialog
          title={t('forms.tried', { name: law(form.name) })}
          ticket={own.tried}
          onClose={own.closeTried}
        />
      )}
    </SideDrawer>
  );
}

function Versions({
  form,
  mayChange,
  onTry,
}: {
  form: PackedForm;
  mayChange: boolean;
  onTry(number: number): void;
}) {
  const { t } = useTranslation('system');
  const api = useApi();
  const errorText = useErrorText();
  const law = useLawWord();
  const [busy, setBusy] = useState(false);
  const choose = async (number: number | null) => {
    setBusy(true);
    try {
      await api.forms.choose({ form: form.id, number });
      showToast({ tone: 'met', text: t('forms.chosen', { name: law(form.name) }) });
    } catch (error) {
      showToast({ tone: 'late', text: t('forms.failed'), detail: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  if (form.templates.length === 0) return <p className={styles.muted}>{t('forms.none')}</p>;
  return (
    <>
      <SimpleTable
        label={t('forms.versions')}
        rows={form.templates}
        rowId={({ number }) => String(number)}
        columns={[
          { key: 'version', label: t('forms.version'), fixed: true, cell: ({ number }) => number },
          { key: 'file', label: t('forms.file'), cell: ({ fileName }) => fileName },
          {
            key: 'since',
            label: t('forms.since'),
            fixed: true,
            cell: ({ createdAt }) => createdAt.slice(0, 10),
          },
          {
            key: 'ways',
            label: '',
            fixed: true,
            align: 'end',
            cell: ({ number, active }) => (
              <>
                <Button size="small" variant="text" onClick={() => onTry(number)}>
                  {t('forms.tryOut')}
                </Button>
                {active ? (
                  t('forms.active')
                ) : (
                  <Button
                    size="small"
                    variant="text"
                    disabled={!mayChange || busy}
                    onClick={() => void choose(number)}
                  >
                    {t('forms.use')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {form.templates.some(({ active }) => active) && (
        <InlineNote
          tone="open"
          action={
            <Button
              size="small"
              variant="text"
              disabled={!mayChange || busy}
              onClick={() => void choose(null)}
            >
              {t('forms.backToShipped')}
            </Button>
          }
        >
          {t('forms.pdfNote')}
        </InlineNote>
      )}
    </>
  );
}
