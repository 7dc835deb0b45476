import type { Site } from './site.tsx';

/** The map beside a list; on a phone it waits one tap away below its heading. */
export const MapFold = (props: { site: Site; list?: string; src?: string; short?: boolean }) => {
  const { site } = props;
  const { t } = site;
  return (
    <details class="map-fold" open>
      <summary class="py-2 font-medium lg:sr-only">{t('地图', 'Map')}</summary>
      <lianqun-map
        class={props.short ? 'map' : 'map tall'}
        role="region"
        aria-label={t('地图', 'Map')}
        {...(props.list ? { for: props.list } : {})}
        {...(props.src ? { 'data-src': props.src } : {})}
        data-tiles={site.tiles}
        data-credit={t('轮廓为示意', 'schematic outlines')}
      >
        <noscript>
          <p class="p-4 quiet">
            {t('地图需要脚本；列表里有同样的内容。', 'The map needs script; the list has the same content.')}
          </p>
        </noscript>
      </lianqun-map>
    </details>
  );
};
