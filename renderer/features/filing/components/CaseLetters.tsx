import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer, Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { PaperPreview } from '../../../ui/PaperPreview';

type Letter = Question<'forms', 'letter'>['form'];

/** Letters and lists that make sense in the state the case is in. */
function lettersOf({ state, filingNo, notices }: Answer<'filing', 'get'>): readonly Letter[] {
  const decided = state === 'filed' || state === 'deemed-filed';
  return [
    ...(state === 'deemed-filed' ? (['deemed-notice'] as const) : []),
    // Copies that are kept are printed each from its own line.
    ...(decided && filingNo !== null && notices.every(({ kind }) => kind !== 'copy')
      ? (['copy-letter'] as const)
      : []),
    ...(decided && filingNo !== null ? (['archive-list'] as const) : []),
    ...(state === 'void' ? (['transfer-letter'] as const) : []),
  ];
}

/** The further papers of a case, each seen before it is printed or written as Word. */
export function CaseLetters({ filing }: { filing: Answer<'filing', 'get'> }) {
  const { t } = useTranslation('filing');
  const [shown, setShown] = useState<Letter | null>(null);
  return (
    <>
      {lettersOf(filing).map((form) => (
        <Button key={form} variant="text" size="small" onClick={() => setShown(form)}>
          {t(`form.${form}`)}
        </Button>
      ))}
      {shown && <LetterPreview caseId={filing.id} form={shown} onClose={() => setShown(null)} />}
    </>
  );
}

interface LetterPreviewProps {
  readonly caseId: string;
  readonly form: Letter;
  /** Which of several copies; the latest unless told. */
  readonly noticeId?: string;
  onClose(): void;
}

/** A further paper of a case as it is printed; also as an editable Word file. */
export function LetterPreview({ onClose, ...letter }: LetterPreviewProps) {
  const { t } = useTranslation('filing');
  const api = useApi();
  return (
    <PaperPreview
      title={t(`form.${letter.form}`)}
      paper={useQuery({ ...ask(api, 'forms', 'letter', letter), gcTime: 0 })}
      write={(file, options) => api.forms.exportLetter({ ...letter, file }, options)}
      onClose={onClose}
    />
  );
}
