// Someone of whom nothing is known yet, and a talk of which nothing more is said.
import type { ChannelView, InteractionFields, PersonFields } from './api/bindings';

export const noFields: PersonFields = {
  name: {
    given: '',
    family: '',
    additional: '',
    prefix: '',
    suffix: '',
    nickname: '',
    phoneticGiven: '',
    phoneticFamily: '',
    display: '',
  },
  organization: '',
  title: '',
  otherWork: [],
  pronouns: '',
  language: '',
  timeZone: '',
  note: '',
  emails: [],
  phones: [],
  addresses: [],
  links: [],
  relations: [],
  tags: [],
  birthday: '',
};

export const talk = (day: string, channel: ChannelView, note: string): InteractionFields => ({
  day,
  channel,
  outcome: 'talked',
  startedBy: 'unknown',
  note,
  depth: null,
  feeling: null,
  appreciated: '',
});
