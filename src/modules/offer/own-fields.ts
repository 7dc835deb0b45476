import type { Field, FieldValue, Hint, OfferKind } from './field.ts';

const both: readonly OfferKind[] = ['space', 'land'];

function own(key: string, zh: string, en: string, value: FieldValue, hint?: Hint): Field {
  return { key, zh, en, group: 'identity', kinds: both, value, ...(hint ? { hint } : {}) };
}

/** What every listing has besides the trade's fields: its heading, who offers it, where exactly it lies. */
export const ownFields: readonly Field[] = [
  own('kind', '类别', 'Kind', { is: 'choice', options: { space: ['房源', 'Space'], land: ['地块', 'Land'] } }),
  own('title', '标题', 'Title', { is: 'text', min: 2, max: 80 }),
  own('note', '说明', 'Note', { is: 'text', max: 4000, lines: true }),
  own(
    'lessor_role',
    '发布方身份',
    'Offered by',
    {
      is: 'choice',
      options: {
        owner: ['业主', 'Owner'],
        sublessor: ['二房东', 'Sub-lessor'],
        park: ['园区运营', 'Park operator'],
        broker: ['中介', 'Broker'],
        unknown: ['身份不明', 'Not known'],
      },
    },
    ['二房东请一并填写原租约到期日', 'A sub-lessor also states when the head lease ends'],
  ),
  own('lease_status', '房源状态', 'Status', {
    is: 'choice',
    options: {
      planned: ['待开发', 'Planned'],
      open: ['待租售', 'Available'],
      reserved: ['意向中', 'Reserved'],
      let: ['已租', 'Let'],
      sold: ['已售', 'Sold'],
      archived: ['封存', 'Archived'],
    },
  }),
  own('lon', '经度', 'Longitude', { is: 'number', unit: '°', min: 70, max: 140 }),
  own('lat', '纬度', 'Latitude', { is: 'number', unit: '°', min: 0, max: 60 }),
  own('datum', '坐标系', 'Datum', { is: 'choice', options: { gcj02: ['GCJ-02', 'GCJ-02'], wgs84: ['WGS-84', 'WGS-84'] } }, [
    '高德、腾讯地图取的点是 GCJ-02，卫星定位取的是 WGS-84',
    'Points taken from Amap or Tencent maps are GCJ-02, from satellites WGS-84',
  ]),
  own('media', '影像', 'Media', {
    is: 'choices',
    options: {
      photo: ['实拍', 'Photographs'],
      panorama: ['全景', 'Panorama'],
      video: ['视频', 'Video'],
      plan: ['平面图', 'Floor plan'],
    },
  }),
];
