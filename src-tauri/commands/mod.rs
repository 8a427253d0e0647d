//! Everything the page may ask: the contract. One file per noun, one adapter per verb; nothing here decides.

mod boundaries;
mod catch_ups;
mod circles;
mod exchanges;
mod export;
mod facts;
mod gatherings;
mod hard_times;
mod import;
mod interactions;
mod letters;
mod merge;
mod milestones;
mod nudges;
mod people;
mod reminders;
mod settings;
mod shares;
mod stay_close;
mod today;
mod week;
mod you;

use fondly_headless::wire::CommandError;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::events::{Called, CardsDropped, Changed};

/// The contract between page and program: commands and events, by name and type.
pub(crate) fn contract() -> Builder<tauri::Wry> {
    Builder::new()
        .commands(collect_commands![
            today::today,
            today::insights,
            today::take_place,
            people::people,
            people::person,
            people::add_person,
            people::edit_person,
            people::archive_person,
            people::reactivate_person,
            people::mark_deceased,
            people::trash_person,
            people::set_me,
            people::know_better,
            people::related,
            boundaries::read_topics,
            boundaries::add_boundary,
            boundaries::edit_boundary,
            boundaries::confirm_boundary,
            boundaries::remove_boundary,
            boundaries::brief,
            boundaries::go_quiet,
            boundaries::end_quiet,
            boundaries::opener_used,
            boundaries::pass_question,
            boundaries::question_asked,
            facts::add_fact,
            facts::edit_fact,
            facts::confirm_fact,
            facts::remove_fact,
            gatherings::gatherings,
            gatherings::gathering,
            gatherings::add_gathering,
            gatherings::edit_gathering,
            gatherings::remove_gathering,
            gatherings::invite,
            gatherings::meet,
            gatherings::edit_guest,
            gatherings::remove_guest,
            gatherings::add_introduction,
            gatherings::let_go_of_introducing,
            gatherings::says_to_introduction,
            gatherings::introduce,
            gatherings::came_of_introduction,
            gatherings::remove_introduction,
            you::you,
            you::add_goal,
            you::edit_goal,
            you::reach_goal,
            you::remove_goal,
            you::set_intention,
            you::set_trust,
            you::answer_review,
            you::add_reflection,
            you::park_thought,
            you::place_reflection,
            you::remove_reflection,
            you::keep_quiet,
            hard_times::add_hard_time,
            hard_times::edit_hard_time,
            hard_times::end_hard_time,
            hard_times::remove_hard_time,
            hard_times::add_rift,
            hard_times::edit_rift,
            hard_times::settle_rift,
            hard_times::remove_rift,
            exchanges::add_exchange,
            exchanges::edit_exchange,
            exchanges::give_idea,
            exchanges::thank,
            exchanges::remove_exchange,
            letters::letter,
            letters::keep_letter,
            letters::send_letter,
            shares::add_share,
            shares::edit_share,
            shares::tell_share,
            shares::remove_share,
            milestones::add_milestone,
            milestones::edit_milestone,
            milestones::remove_milestone,
            milestones::set_leap_day,
            milestones::read_date,
            milestones::read_day,
            milestones::congratulate,
            milestones::mark_celebrated,
            milestones::snooze_milestone,
            catch_ups::calendar,
            catch_ups::read_repetition,
            catch_ups::plan_catch_up,
            catch_ups::move_catch_ups,
            catch_ups::finish_catch_up,
            catch_ups::cancel_catch_up,
            catch_ups::restore_catch_up,
            catch_ups::edit_catch_up,
            catch_ups::room_for,
            week::week,
            week::plan_week,
            week::question,
            week::answer_question,
            week::leave_open,
            week::set_planning,
            week::read_sentence,
            week::quick_add,
            circles::circles,
            circles::add_circle,
            circles::edit_circle,
            circles::remove_circle,
            circles::set_circle,
            circles::set_rhythm,
            stay_close::maybe_close,
            stay_close::keep_close,
            stay_close::first_catch_up,
            interactions::log_interaction,
            interactions::noticed,
            interactions::keep_noticed,
            interactions::edit_interaction,
            interactions::remove_interaction,
            nudges::snooze_check_in,
            nudges::skip_check_in,
            nudges::pause_person,
            nudges::finish_nudges,
            nudges::snooze_nudges,
            import::choose_cards,
            import::preview_import,
            import::import_lines,
            import::run_import,
            import::cancel_import,
            export::export_people,
            merge::duplicates,
            merge::compare_people,
            merge::merge_people,
            merge::merge_certain,
            merge::keep_apart,
            merge::unmerge,
            settings::settings,
            settings::theme,
            settings::change_settings,
            settings::set_start_at_login,
            settings::open_data_folder,
            settings::choose_folder,
            settings::open_link,
            settings::quit,
            settings::undo,
            settings::would_take_along,
            settings::undo_along,
            settings::redo,
            settings::history,
            reminders::send_test_notification,
            reminders::examine_reminders,
            reminders::trust_clock,
            reminders::reminder_history,
            reminders::reminders,
            reminders::add_reminder,
            reminders::add_event,
            reminders::edit_reminder,
            reminders::finish_reminder,
            reminders::snooze_reminder,
            reminders::remove_reminder,
        ])
        .events(collect_events![Changed, Called, CardsDropped])
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .dangerously_cast_bigints_to_number()
}

/// Runs what takes long on a thread of its own: the few that answer the page's other questions must stay free.
async fn long<T: Send + 'static>(work: impl FnOnce() -> Result<T, CommandError> + Send + 'static) -> Result<T, CommandError> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(error) => Err(fondly_core::Error::Broken(error.to_string()).into()),
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use specta_typescript::Typescript;

    /// Where the page's half of the contract is kept.
    const BINDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/api/bindings.ts");
    const HEADER: &str = "// Generated from src-tauri/commands: `FONDLY_BLESS=1 cargo test bindings` writes it anew. Do not edit.\n";

    #[test]
    fn the_bindings_of_the_page_are_those_of_the_commands() {
        let folder = tempfile::tempdir().unwrap();
        let fresh = folder.path().join("bindings.ts");
        super::contract().export(Typescript::default().header(HEADER), &fresh).unwrap();
        let fresh = fs::read_to_string(fresh).unwrap();
        if std::env::var_os("FONDLY_BLESS").is_some() {
            fs::write(BINDINGS, &fresh).unwrap();
        }
        let kept = fs::read_to_string(Path::new(BINDINGS)).unwrap();
        assert!(kept == fresh, "the page's bindings are stale: run `FONDLY_BLESS=1 cargo test bindings`");
    }

    #[test]
    fn every_command_is_granted_to_one_page_and_no_other() {
        let bindings = fs::read_to_string(BINDINGS).unwrap();
        let granted = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/permissions/app.toml")).unwrap();
        // `__TAURI_INVOKE<Done>("add_person", …`
        let mut commands: Vec<&str> = bindings.split("__TAURI_INVOKE<").skip(1).filter_map(|call| call.split('"').nth(1)).collect();
        commands.sort_unstable();
        let lists = granted.split("commands.allow = [").skip(1).filter_map(|rest| rest.split(']').next());
        let lists: Vec<Vec<&str>> = lists.map(|list| list.split('"').skip(1).step_by(2).collect()).collect();
        assert_eq!(lists[1..], [["theme", "park_thought"]], "the small window may ask for no more");
        let mut allowed = lists.concat();
        allowed.sort_unstable();
        assert!(!commands.is_empty(), "the bindings name their commands");
        assert_eq!(allowed, commands, "src-tauri/permissions/app.toml grants what the contract names");
    }
}
