import BookmarkIcon from '@mui/icons-material/BookmarkBorderOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NamedViews } from '../NamedViews';
import { readView, writeView } from './saved-view';
import type { ListSpec } from './types';
import type { useListColumns } from './use-list-columns';

interface ViewsMenuProps {
  readonly screen: string;
  readonly spec: ListSpec;
  readonly columns: ReturnType<typeof useListColumns>;
  onSpec(spec: ListSpec): void;
}

/** Named views of a register: filters, order and columns. */
export function ViewsMenu({ screen, spec, columns, onSpec }: ViewsMenuProps) {
  const { t } = useTranslation('ui');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title={t('table.views')}>
        <IconButton
          aria-label={t('table.views')}
          aria-haspopup="dialog"
          onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
        >
          <BookmarkIcon />
        </IconButton>
      </Tooltip>
      <NamedViews
        screen={screen}
        words={{
          title: t('table.views'),
          none: t('table.noViews'),
          name: t('table.viewName'),
          save: t('table.saveView'),
          failed: t('table.viewFailed'),
          remove: (name) => t('table.removeView', { name }),
        }}
        anchor={anchor}
        current={() => writeView({ spec, layout: columns.layout })}
        onApply={(text) => {
          const view = readView(text);
          if (!view) return;
          columns.setLayout(view.layout);
          onSpec(view.spec);
        }}
        onClose={() => setAnchor(null)}
      />
    </>
  );
}
