// Someone of whom nothing is known yet.
import type { PersonFields } from './api/bindings';

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
