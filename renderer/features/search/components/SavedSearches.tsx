import BookmarkIcon from '@mui/icons-material/BookmarkBorderOutlined';
import Button from '@mui/material/Button';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NamedViews } from '../../../ui/NamedViews';
import { readSpec, type SearchSpec, writeSpec } from '../search-spec';

interface SavedSearchesProps {
  readonly spec: SearchSpec;
  onSpec(spec: SearchSpec): void;
}

/** Searches kept under a name, words and filters. */
export function SavedSearches({ spec, onSpec }: SavedSearchesProps) {
  const { t } = useTranslation('search');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        startIcon={<BookmarkIcon />}
        aria-haspopup="dialog"
        onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
      >
        {t('saved.title')}
      </Button>
      <NamedViews
        screen="search"
        words={{
          title: t('saved.title'),
          none: t('saved.none'),
          name: t('saved.name'),
          save: t('saved.save'),
          failed: t('saved.failed'),
          remove: (name) => t('saved.remove', { name }),
        }}
        anchor={anchor}
        proposedName={spec.text}
        canSave={spec.text.trim() !== ''}
        current={() => JSON.stringify(writeSpec(spec))}
        onApply={(text) => onSpec(readSpec(JSON.parse(text)))}
        onClose={() => setAnchor(null)}
      />
    </>
  );
}
