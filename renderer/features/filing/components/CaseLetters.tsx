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
function lettersOf({ state, filingNo }: Answer<'filing', 'get'>): readonly Letter[] {
  const decided = state === 'filed' || state === 'deemed-filed';
  return [
    ...(state === 'deemed-filed' ? (['deemed-notice'] as const) : []),
    ...(decided && filingNo !== null ? (['copy-letter', 'archive-list'] as const) : []),
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

function LetterPreview({ caseId, form, onClose }: { caseId: string; form: Letter; onClose(): void }) {
  const { t } = useTranslation('filing');
  const api = useApi();
  return (
    <PaperPreview
      title={t(`form.${form}`)}
      paper={useQuery({ ...ask(api, 'forms', 'letter', { caseId, form }), gcTime: 0 })}
      write={(file, options) => api.forms.exportLetter({ caseId, form, file }, options)}
      onClose={onClose}
    />
  );
}
