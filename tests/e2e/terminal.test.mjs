// The terminal's verbs: what they print, and how they end.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CARDS, day, withDesk } from './support/desk.mjs';

test('the verbs answer in JSON with the names that people script against', () =>
  withDesk(async (desk) => {
    const file = join(CARDS, 'mangstadt+ez-vcard/gmail-list.vcf');
    const preview = desk.ask('import', file, '--preview');
    assert.deepEqual(Object.keys(preview), ['added', 'updated', 'unchanged', 'left_out', 'resting', 'catch_ups', 'talks', 'problems']);
    assert.equal(desk.ask('people').length, 0, 'a preview writes nothing');
    assert.equal(desk.ask('import', file).added, preview.added);
    assert.equal(desk.ask('import', file).unchanged, preview.added, 'the same file changes nothing');
    const keys = ['id', 'name', 'birthday', 'anniversary', 'emails', 'phones', 'tags', 'circle', 'last_contact', 'next_due'];
    for (const person of desk.ask('people')) assert.deepEqual(Object.keys(person), keys);
    assert.equal(desk.ask('people', 'arnold').length, 1);
    assert.equal(desk.ask('show', 'Arnold Smith').name, 'Arnold Smith');
    const today = ['nobody_kept_close', 'gatherings', 'planned', 'missed', 'reminders', 'to_thank', 'celebrate', 'more_to_celebrate', 'reach_out', 'waiting', 'remembered', 'small_acts'];
    assert.deepEqual(Object.keys(desk.ask('today')), today);
    desk.fondly('fact', 'add', 'Arnold Smith', 'Ice hockey', '--kind', 'interest');
    assert.equal(desk.ask('people', 'likes hockey, not seen this year')[0].why, 'Interest: Ice hockey');
    const before = desk.ask('people').length;
    desk.fondly('--demo', 'people');
    assert.equal(desk.ask('people').length, before, 'sample people are for an empty book only');
    desk.fondly('add', 'Bo', '--birthday', '--04-15');
    assert.equal(desk.ask('show', 'Bo').birthday, '--04-15', 'a year that is not known stays unknown');
    const [first] = desk.ask('upcoming', '--days', '400');
    assert.deepEqual(Object.keys(first), ['at', 'key', 'name', 'what']);
    assert.ok(desk.ask('history').length >= 2);
  }));

test('what someone does not want keeps to itself in their brief', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa');
    desk.fondly('log', 'Ana', '--note', 'Her father is in hospital.', '--on', day(-3));
    assert.match(desk.fondly('brief', 'Ana'), /Last time\n {2}3 days ago: Her father is in hospital\./);
    assert.match(desk.fondly('boundary', 'add', 'Ana', 'her father'), /^Better not, with Ana Costa: her father; it covers family \(/);
    desk.fondly('boundary', 'add', 'Ana', '--hours', '00:00-23:59');
    const brief = desk.ask('brief', 'Ana');
    assert.deepEqual(
      brief.boundaries.map((one) => one.says),
      ['her father', 'no calls from 00:00 to 23:59'],
    );
    assert.deepEqual([brief.talks[0].words, brief.talks[0].heldBack, brief.notNow], [null, true, 'no calls from 00:00 to 23:59']);
    assert.ok(!brief.question.topics.includes('family'));
    const another = desk.ask('brief', 'Ana', '--another');
    assert.notEqual(another.question.words, brief.question.words);
    assert.equal(desk.fondly('brief', 'Ana', '--asked').trim(), `You asked Ana Costa: “${another.question.words}”`);
    desk.fondly('fact', 'add', 'Ana', 'vegetarian', '--kind', 'diet', '--said', '2023-05-01');
    assert.match(desk.fondly('brief', 'Ana'), /Good to know\n {2}Diet: vegetarian \(said in 2023\)/);
    assert.deepEqual(
      desk.ask('people', 'vegetarian').map((one) => one.name),
      ['Ana Costa'],
    );
    desk.fondly('fact', 'still-so', desk.ask('fact', 'list', 'Ana')[0].id);
    assert.equal(desk.ask('fact', 'list', 'Ana')[0].age, 'said today');
    desk.fondly('share', 'add', 'The article about ferns', '--for', 'Ana');
    desk.fondly('share', 'add', 'We moved to Porto');
    const [ferns] = desk.ask('share', 'list', 'Ana').open;
    assert.match(desk.fondly('brief', 'Ana'), /To share\n {2}The article about ferns\n {2}We moved to Porto/);
    assert.equal(desk.fondly('share', 'told', ferns.id, 'Ana').trim(), 'Told Ana Costa: The article about ferns');
    assert.deepEqual(
      desk.ask('share', 'list', 'Ana').open.map((one) => one.words),
      ['We moved to Porto'],
    );
    assert.match(desk.fondly('share', 'list'), /The article about ferns\tfor Ana Costa, saved today\t.*, told Ana Costa/);
    desk.fondly('exchange', 'add', 'Ana', 'A fern');
    desk.fondly('exchange', 'add', 'Ana', 'Helped with the move', '--kind', 'help', '--received=today', '--asked');
    const { toThank, ideas } = desk.ask('exchange', 'list', 'Ana');
    assert.equal(toThank[0].stands, 'Help you asked for, received today');
    assert.match(desk.fondly('today'), /Not thanked yet\n {2}Ana Costa: Helped with the move \(help you asked for, received today\)/);
    assert.deepEqual(desk.ask('today', '--on', 'today').to_thank.length, 1, 'today is today, named or not');
    assert.match(desk.fondly('show', 'Ana'), /passed {2}Helped with the move \(Help you asked for, received today\)/);
    assert.match(desk.fondly('brief', 'Ana'), /Not thanked yet\n {2}Helped with the move\n/);
    assert.equal(desk.fondly('exchange', 'thanked', toThank[0].id).trim(), 'Thanked Ana Costa: Helped with the move');
    assert.equal(desk.fondly('exchange', 'list').trim(), 'Nobody waits for your thanks.');
    assert.equal(desk.fondly('exchange', 'given', ideas[0].id).trim(), 'Given to Ana Costa: A fern');
    const [father] = desk.ask('boundary', 'list', 'Ana');
    desk.fondly('boundary', 'remove', father.id);
    assert.match(desk.fondly('brief', 'Ana'), /Her father is in hospital/);
    assert.match(desk.run('boundary', 'add', 'Ana', '--topics', 'footbal').stderr, /“footbal” is no topic/);
  }));

test('people are added, logged, archived, trashed, restored, undone and redone', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa', '--email', 'ana@example.org', '--phone', '+351 912', '--circle', 'close', '--every', '3 weeks', '--birthday', '15 April 1996');
    const ana = desk.ask('show', 'ana@example.org');
    assert.deepEqual([ana.birthday, ana.circle, ana.rhythm], ['1996-04-15', 'Close', 'every 3 weeks']);
    desk.fondly('log', 'Ana', '--channel', 'call', '--on', day(-30), '--note', 'Her exam.');
    desk.fondly('log', 'Ana', '--no-answer');
    assert.equal(desk.ask('show', 'Ana').last_contact, day(-30), 'no answer is no contact');
    desk.fondly('edit', 'Ana', '--name', 'Ana Costa Lima', '--birthday', '--04-15');
    assert.equal(desk.ask('show', 'Ana').birthday, '--04-15');
    for (const verb of ['archive', 'trash']) {
      desk.fondly(verb, ana.id);
      assert.equal(desk.ask('people').length, 0, `${verb}: gone from the list`);
      desk.fondly('restore', ana.id);
      assert.equal(desk.ask('people').length, 1, 'and back');
    }
    assert.match(desk.fondly('undo'), /^Undone: /);
    assert.equal(desk.ask('people').length, 0, 'the restore is undone, in another run of the program');
    assert.match(desk.fondly('redo'), /^Done again: /);
    assert.equal(desk.fondly('check').trim(), 'The book is whole.');
  }));

test('hard times, what is to mend and reminders are changed, what is not given stays', () =>
  withDesk(async (desk) => {
    const id = (said) => said.match(/\(([0-9a-f-]{36})\)/)[1];
    desk.fondly('add', 'Ana');
    const ill = id(desk.fondly('hard-time', 'add', 'Ana', 'illness', 'her knee', '--since', day(-20)));
    desk.fondly('hard-time', 'edit', ill, '--words', 'her hip', '--since', day(-5));
    assert.match(desk.fondly('hard-time', 'list', 'Ana'), /Illness: her hip/);
    const rift = id(desk.fondly('mend', 'add', 'Ana', 'I forgot the concert', '--draft', 'I am sorry', '--read-again', day(3)));
    desk.fondly('mend', 'edit', rift, '--step', 'call her');
    const [mended] = desk.ask('mend', 'list', 'Ana');
    assert.deepEqual([mended.fields.words, mended.fields.step, mended.fields.draft, mended.fields.readAgain], ['I forgot the concert', 'call her', 'I am sorry', day(3)]);
    desk.fondly('mend', 'edit', rift, '--draft', '');
    assert.equal(desk.ask('mend', 'list', 'Ana')[0].fields.readAgain, null, 'nothing is read again where nothing is written');
    const florist = id(desk.fondly('reminders', 'add', 'call the florist', '--on', day(2), '--at', '18:30'));
    desk.fondly('reminders', 'edit', florist, '--words', 'write to the florist', '--any-time');
    const one = desk.ask('reminders').find((reminder) => reminder.id === florist);
    assert.deepEqual([one.words, one.day, one.time], ['Write to the florist', day(2), null]);
  }));

test('milestones, circles and entries are added, changed and removed', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana');
    desk.fondly('milestone', 'add', 'Ana', 'promotion', '--on', '2026-05-04', '--label', 'Head of maps');
    const [promotion] = desk.ask('show', 'Ana').milestones;
    assert.deepEqual([promotion.kind, promotion.label, promotion.date, promotion.yearly], ['promotion', 'Head of maps', '2026-05-04', false]);
    desk.fondly('milestone', 'edit', promotion.id, '--on', '--05-05', '--yearly', 'yes');
    assert.equal(desk.ask('show', 'Ana').milestones[0].date, '--05-05');
    desk.fondly('milestone', 'remove', promotion.id);
    assert.equal(desk.ask('show', 'Ana').milestones.length, 0);
    desk.fondly('circle', 'add', 'Choir', '--every', '6 weeks', '--tone', 'family');
    desk.fondly('circle', 'put', 'Ana', 'choir');
    assert.deepEqual([desk.ask('show', 'Ana').circle, desk.ask('show', 'Ana').rhythm], ['Choir', 'every 6 weeks']);
    desk.fondly('circle', 'edit', 'choir', '--name', 'Old choir');
    desk.fondly('circle', 'remove', 'Old choir');
    assert.equal(desk.ask('show', 'Ana').circle, null, 'the people stay');
    desk.fondly('log', 'Ana', '--note', 'Hm.');
    const [entry] = desk.ask('show', 'Ana').timeline;
    desk.fondly('entry', 'edit', entry.id, '--note', 'Sang together.', '--channel', 'in-person', '--on', day(-1));
    assert.deepEqual([desk.ask('show', 'Ana').timeline[0].note, desk.ask('show', 'Ana').timeline[0].channel], ['Sang together.', 'inPerson']);
    desk.fondly('entry', 'edit', entry.id, '--depth', 'deep', '--felt', 'lifted', '--with', 'Ana', '--with-new', 'Bo');
    const [of] = desk.ask('show', 'Ana').timeline;
    assert.deepEqual([of.depth, of.feeling, of.others], ['deep', 'lifted', ['Bo']]);
    desk.fondly('entry', 'edit', entry.id, '--no-depth', '--no-felt', '--with', 'Ana');
    const [alone] = desk.ask('show', 'Ana').timeline;
    assert.deepEqual([alone.depth, alone.feeling, alone.others], [null, null, []]);
    desk.fondly('entry', 'remove', entry.id);
    assert.equal(desk.ask('show', 'Ana').timeline.length, 0);
    desk.fondly('trash', 'Ana');
    assert.equal(desk.ask('people', '--trashed')[0].name, 'Ana');
    desk.fondly('restore', 'Ana');
    assert.equal(desk.ask('people')[0].name, 'Ana');
  }));

test('what is exported can be imported again, and is the same', () =>
  withDesk(async (desk) => {
    const file = join(CARDS, 'mangstadt+ez-vcard/gmail-list.vcf');
    desk.fondly('import', file);
    const out = join(desk.folder, 'out.vcf');
    desk.fondly('export', out);
    const before = desk.ask('people').map(({ id, ...rest }) => rest);
    assert.equal(desk.ask('import', out).unchanged, before.length);
  }));

test('a table comes in like cards, and says what stayed behind', () =>
  withDesk(async (desk) => {
    const file = join(desk.folder, 'people.csv');
    writeFileSync(file, 'First Name,Last Name,E-mail Address,Birthday,Shoe Size\nAna,Costa,ana@example.org,1986-04-15,38\n');
    assert.match(desk.fondly('import', file, '--preview'), /^1 would be added, 0 would be updated, 0 unchanged\.\n {2}new\tAna Costa\tana@example\.org\n/);
    const { added, problems } = desk.ask('import', file);
    assert.deepEqual([added, problems.length, desk.ask('show', 'Ana').birthday], [1, 1, '1986-04-15']);
    assert.equal(desk.ask('import', file).unchanged, 1);
  }));

test('people go out in every form, all of them or some, and the copy comes back as the same book', () =>
  withDesk(async (desk) => {
    for (const args of [['Ana Costa', '--circle', 'inner', '--birthday', '1996-02-29'], ['Bo Lind', '--birthday', '--04-15']]) desk.fondly('add', ...args);
    desk.fondly('log', 'Ana', '--note', 'Her move.');
    const holds = (form, words, ...whom) => assert.match(desk.fondly('export', '--format', form, ...whom), words);
    holds('vcard3', /^BEGIN:VCARD\r\nVERSION:3\.0\r\nN:Costa;Ana;;;\r\nFN:Ana Costa\r\n(.*\r\n)*?BDAY:1996-02-29\r\n/);
    holds('vcard4', /VERSION:4\.0[^]*BDAY:--0415/);
    holds('ics', /RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1/);
    holds('csv', /^Name,First Name,[^]*Ana Costa,Ana,/);
    for (const whom of [['--circle', 'inner'], ['--search', 'move'], ['--person', 'Ana']]) {
      assert.doesNotMatch(desk.fondly('export', ...whom), /Bo Lind/, whom.join(' '));
    }
    const pages = join(desk.folder, 'pages');
    assert.equal(desk.fondly('export', '--format', 'markdown', pages), `Wrote 2 people to ${pages}.\n`);
    assert.match(readFileSync(join(pages, 'Ana Costa.md'), 'utf8'), /Her move\./);
    assert.equal(desk.run('export', '--format', 'markdown').status, 1);
    const copy = join(desk.folder, 'book.json');
    desk.fondly('export', '--format', 'json', copy);
    const other = join(desk.folder, 'other');
    assert.deepEqual(JSON.parse(desk.fondly('--data', other, 'import', copy, '--json')), { added: 2, updated: 0, unchanged: 0, left_out: 0, resting: 0, catch_ups: 0, talks: 0, problems: [] });
    const tables = (text) => JSON.parse(text).tables;
    assert.deepEqual(tables(desk.fondly('--data', other, 'export', '--format', 'json')), tables(readFileSync(copy, 'utf8')));
  }));

test('a refusal is a sentence and 1, a wrong use is 2', () =>
  withDesk(async (desk) => {
    const empty = join(desk.folder, 'empty.vcf');
    writeFileSync(empty, '');
    const folder = join(desk.folder, 'cards');
    mkdirSync(folder);
    for (const [args, sentence] of [
      [['import', empty], /it is empty\. Nothing was changed\./],
      [['import', folder], /it is a folder/],
      [['import', '/no/such/file.vcf'], /can't be read/],
      [['import', '/bin/true'], /has no contacts we can read\. Nothing was changed\./],
      [['show', 'Nobody'], /No one called “Nobody” is in the book\./],
      [['add', ' '], /Please give at least a name/],
      [['add', 'Bo', '--birthday', 'yesterday-ish'], /not a date we can read/],
      [['add', 'Bo', '--birthday', '12/11/1990'], /Is that 12 November or 11 December\?.* Nothing was changed\./],
      [['log', 'Bo'], /No one called “Bo”/],
      [['undo'], /There is nothing to undo\./],
      [['export', '/no/such/folder/out.vcf'], /can't write to/],
    ]) {
      const { status, stderr } = desk.run(...args);
      assert.equal(status, 1, `${args.join(' ')}: ${stderr}`);
      assert.match(stderr, sentence);
    }
    for (const args of [['no-such-verb'], ['import'], ['people', '--no-such-flag'], ['today', '--on', 'soon'], ['upcoming', '--days', '0']]) {
      assert.equal(desk.run(...args).status, 2, args.join(' '));
    }
  }));

test('a data folder that can’t hold a book, or holds another’s, is refused untouched', () =>
  withDesk(async (desk) => {
    const file = join(desk.folder, 'a-file');
    writeFileSync(file, 'text');
    assert.match(desk.run('--data', file, 'people').stderr, /can't write to/);
    mkdirSync(desk.data);
    const book = join(desk.data, 'fondly.db');
    writeFileSync(book, 'This is my diary, not a database.');
    const refused = desk.run('people');
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /is not a Fondly book.*left untouched/);
    assert.equal(readFileSync(book, 'utf8'), 'This is my diary, not a database.');
  }));

test('without a screen, or with one that does not answer, the window is refused in a sentence', () =>
  withDesk(async (desk) => {
    for (const screen of ['', ':7777']) {
      Object.assign(desk.env, { DISPLAY: screen, WAYLAND_DISPLAY: '' });
      const { status, stderr } = desk.run();
      assert.deepEqual([status, stderr], [1, 'fondly: There is no screen here that can show a window. The terminal’s verbs work: fondly --help. Nothing was changed.\n']);
    }
  }));

test('what is edited in one go is undone in one go', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana');
    const before = desk.ask('show', 'Ana');
    desk.fondly('edit', 'Ana', '--name', 'Ana Costa', '--circle', 'close', '--every', '2 weeks', '--birthday', '1996-04-15');
    assert.equal(desk.ask('show', 'Ana Costa').rhythm, 'every 2 weeks');
    desk.fondly('edit', 'Ana', '--every', '2 months', '--counted-from', '2026-01-31');
    const due = desk.ask('show', 'Ana').next_due;
    desk.fondly('edit', 'Ana', '--every', '8 weeks');
    desk.fondly('edit', 'Ana', '--every', '2 months');
    assert.equal(desk.ask('show', 'Ana').next_due, due, 'a fixed rhythm stays counted from its day');
    desk.fondly('edit', 'Ana', '--every', 'none');
    assert.equal(desk.ask('show', 'Ana').rhythm, 'every month', 'their circle’s again');
    desk.fondly('circle', 'edit', 'close', '--every', 'none');
    assert.equal(desk.ask('show', 'Ana').rhythm, null);
    for (let n = 0; n < 5; n += 1) desk.fondly('undo');
    desk.fondly('undo');
    assert.deepEqual(desk.ask('show', 'Ana'), before);
  }));

test('a gathering is noted with whom one met there, and two are introduced once both want it', () =>
  withDesk((desk) => {
    for (const name of ['Ana Costa', 'Bo Lindqvist']) desk.fondly('add', name, '--organization', 'Vela');
    const [, id] = /Added Book fair, .+ \((.+)\)/.exec(desk.fondly('gathering', 'add', 'Book fair', '--hope', '3', '--pitch', 'I mend books'));
    assert.match(desk.fondly('gathering', 'invite', id, 'Ana', 'Bo'), /Asked along to Book fair: Ana Costa and Bo Lindqvist/);
    assert.match(desk.fondly('gathering', 'met', id, 'Rita Vale', '--new', '--line', 'binds books'), /Met Rita Vale at Book fair: follow up on/);
    assert.match(desk.fondly('gathering', 'show', id), /1 of 3 met\nAna Costa\tasked along\nBo Lindqvist\tasked along\nRita Vale\tbinds books\tFollow up on/);
    desk.fondly('gathering', 'edit', id, '--place', 'Porto', '--hope', '0');
    assert.deepEqual([desk.ask('gathering', 'list')[0].fields.place, desk.ask('gathering', 'show', id).count], ['Porto', '1 met']);
    assert.match(desk.fondly('gathering', 'out', id, 'Bo'), /Took Bo Lindqvist out of Book fair/);
    assert.match(desk.fondly('communities'), /Vela\t2\tAna Costa, Bo Lindqvist\tno talk noted yet/);
    const [, two] = /\((.+)\)/.exec(desk.fondly('introduce', 'add', 'Ana', 'Rita', '--for', 'book binding'));
    assert.match(desk.run('introduce', 'done', two).stderr, /have not both said that they want it/);
    for (const who of ['Ana', 'Rita']) desk.fondly('introduce', 'said', two, who, 'yes');
    assert.match(desk.fondly('introduce', 'done', two), /Introduced Ana Costa and Rita Vale/);
    desk.fondly('introduce', 'outcome', two, 'They share a workshop');
    assert.equal(desk.ask('introduce', 'list')[0].outcome, 'They share a workshop');
    desk.fondly('introduce', 'remove', two);
    desk.fondly('gathering', 'remove', id);
    assert.deepEqual([desk.ask('gathering', 'list'), desk.ask('introduce', 'list')], [[], []]);
  }));

test('what the user wants and thinks is noted, listed and looked back on', () =>
  withDesk((desk) => {
    desk.fondly('add', 'Ana Costa');
    assert.match(desk.fondly('goal', 'add', 'A mentor', '--with', 'Ana'), /You would like: A mentor/);
    desk.fondly('log', 'Ana', '--felt', 'drained');
    assert.match(desk.fondly('goal', 'list'), /A mentor\t1 talk with Ana Costa since/);
    const [{ id }] = desk.ask('goal', 'list');
    desk.fondly('goal', 'edit', id, '--why', 'My hands know more than I can say');
    desk.fondly('goal', 'reached', id);
    assert.deepEqual([desk.ask('goal', 'list')[0].reached, desk.ask('goal', 'list')[0].fields.why], [true, 'My hands know more than I can say']);
    desk.fondly('intention', 'Ana', 'She makes me braver');
    assert.match(desk.fondly('brief', 'Ana'), /Why you are in touch\n {2}She makes me braver/);
    desk.fondly('review', 'answer', 'hard', 'I talked too much');
    assert.match(desk.fondly('review'), /Talks that drained you: Ana\n {2}→ I talked too much/);
    desk.fondly('think', 'I was short with her', '--about', 'Ana');
    assert.match(desk.fondly('think', '--about', 'Ana'), /I was short with her/);
    assert.match(desk.fondly('think'), /No thought is kept/);
    assert.match(desk.fondly('quiet', 'next'), /A quiet week from Monday/);
    assert.equal(desk.ask('review').next_quiet ?? desk.ask('review').nextQuiet, true);
    desk.fondly('quiet', 'none');
  }));

test('who may be one person is listed, merged, taken apart and kept apart', () =>
  withDesk(async (desk) => {
    for (const [name, email] of [['Ana Costa', 'ana@example.org'], ['Costa Ana', 'ana@example.org'], ['Bo Lind', 'bo@example.org'], ['Bo Lind', 'bo@example.org']])
      desk.fondly('add', name, '--email', email);
    const [ana, bo] = desk.ask('duplicates').map(({ people }) => people.map(({ id }) => id));
    assert.deepEqual(desk.ask('duplicates').map(({ sureness, evidence }) => [sureness, evidence]), Array(2).fill(['certain', ['the same e-mail address', 'the same name']]));
    desk.fondly('apart', ...bo);
    assert.equal(desk.ask('duplicates').length, 1, 'two people, for ever');
    assert.match(desk.fondly('merge', ana[0], ana[1], '--take', `name=${ana[1]}`), /^Merged Costa Ana into Costa Ana|^Merged two entries/);
    assert.equal(desk.ask('people').length, 3);
    assert.match(desk.fondly('unmerge', ana[1]), /is two people again/);
    assert.equal(desk.ask('people').length, 4);
    assert.equal(desk.run('merge', 'Bo Lind', 'Ana Costa').status, 1);
    assert.match(desk.run('merge', ana[0], bo[0], '--take', 'tags=x').stderr, /Of these there is one each: name, pronunciation, nickname, birthday/);
    const [last] = desk.ask('history').filter(({ said }) => said === 'Added Bo Lind').slice(-1);
    assert.match(desk.run('undo', '--step', String(last.step)).stderr, /would take along what came after it: “Bo Lind stays 2 people”/);
    desk.fondly('undo', '--step', String(last.step), '--along');
    assert.equal(desk.ask('people').length, 3);
  }));

test('a catch-up is planned, moved, done and cancelled, and its sentences say so', () =>
  withDesk(async (desk) => {
    for (const name of ['Ana Costa', 'Bo Lind']) desk.fondly('add', name);
    const said = desk.fondly('catch-up', 'add', 'Ana', 'Bo', '--on', day(1), '--at', '17:00', '--for', 'coffee', '--every', 'week');
    assert.match(said, /^Planned “Coffee” with Ana Costa and Bo Lind, every \w+day at 17:00 \(/);
    const [first, second] = desk.ask('catch-up', 'list');
    assert.deepEqual([first.title, first.day, first.time, first.people], ['Coffee with Ana Costa and Bo Lind', day(1), '17:00', ['Ana Costa', 'Bo Lind']]);
    assert.match(desk.fondly('catch-up', 'move', first.id, '--to', 'today'), /^Moved the meeting with Ana Costa and Bo Lind to /);
    desk.fondly('catch-up', 'done', first.id, '--note', 'His exam');
    assert.deepEqual(['Ana', 'Bo'].map((who) => desk.ask('show', who).timeline[0].note), ['His exam', 'His exam']);
    desk.fondly('catch-up', 'cancel', second.id, '--from-here-on');
    assert.deepEqual(desk.ask('catch-up', 'list').map(({ day, state }) => [day, state]), [[day(), 'done']]);
    const refused = desk.run('catch-up', 'move', first.id, '--to', 'friday');
    assert.deepEqual([refused.status, refused.stderr.trim()], [1, 'fondly: That catch-up has been. Nothing was changed.']);
    assert.match(desk.run('catch-up', 'add', 'Ana', '--on', 'today', '--every', 'sometimes').stderr, /That is no repetition/);
  }));

test('something to be reminded of is added, listed, done and removed, and its settings read back', () =>
  withDesk(async (desk) => {
    desk.fondly('add', 'Ana Costa');
    const said = desk.fondly('reminders', 'add', 'call the florist', '--on', day(), '--at', '23:30');
    assert.match(said, /^Reminder: Call the florist on /);
    desk.fondly('reminders', 'add', 'her interview', '--on', day(2), '--about', 'Ana', '--kind', 'open-loop');
    const [florist, interview] = desk.ask('reminders');
    assert.deepEqual([florist.words, florist.time, interview.who.name, interview.kind], ['Call the florist', '23:30', 'Ana Costa', 'openLoop']);
    assert.match(desk.fondly('today'), /Reminders\n {2}Call the florist: today at 23:30/);
    assert.deepEqual(
      desk.ask('upcoming').map((one) => one.what),
      ['Call the florist', 'Her interview'],
    );
    assert.match(desk.fondly('upcoming'), /^\w{3} \d{4}-\d\d-\d\d 08:00\tCall the florist\n\w{3} \d{4}-\d\d-\d\d \d\d:\d\d\tAna Costa: Her interview$/m);
    assert.equal(desk.fondly('reminders', 'done', florist.id).trim(), '“Call the florist” is done');
    desk.fondly('reminders', 'remove', interview.id);
    assert.deepEqual(desk.ask('reminders'), []);
    assert.match(desk.run('reminders', 'add', 'x', '--on', day(-1)).stderr, /That day is over/);
    // A time without a day is the next time that the clock shows it.
    desk.fondly('reminders', 'add', 'get up', '--at', '00:00');
    assert.match(desk.fondly('reminders'), /^tomorrow at 00:00\tGet up\t/m);
    const settings = desk.fondly('settings', '--birthdays', '7, 0', '--catch-ups', 'never', '--digest', 'on', '--a-day', '3', '--silent-until', day(3));
    assert.match(settings, /birthdays {2}a week before and on the day/);
    assert.match(settings, /catch-ups {2}never/);
    assert.match(settings, new RegExp(`silent {5}until ${day(3)}`));
  }));
