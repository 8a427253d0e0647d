//! The whole book as JSON (RFC 8259): every table the user's changes touch, row by row. `docs/book.schema.json` says what is in it.

use std::collections::BTreeMap;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::store::{Cell, TableRow};

/// The form of the file; a later one that older programs can't read has a higher number.
const FORM: u64 = 1;

/// Tables by name, each row by its columns.
pub type WholeTables = BTreeMap<String, Vec<TableRow>>;

/// Why a file is no copy of a book.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotWhole {
    /// It is no JSON, or it ends too early.
    #[error("it is not whole JSON ({0})")]
    Torn(String),
    /// It is JSON of something else.
    #[error("it is no copy of a Fondly book")]
    Foreign,
    /// It is from a newer program.
    #[error("it was written by a newer Fondly")]
    Newer,
}

/// The book as JSON, one row a line. The same book gives the same bytes but for `exported_at`.
#[must_use]
pub fn whole_text(tables: &[(&str, Vec<TableRow>)], exported_at: &str) -> String {
    let mut text = format!("{{\n\"fondly\": {FORM},\n\"exported_at\": {},\n\"tables\": {{", json!(exported_at));
    for (at, (name, rows)) in tables.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&format!("{}: [", json!(name)));
        for (at, row) in rows.iter().enumerate() {
            text.push_str(if at == 0 { "\n" } else { ",\n" });
            let row: Map<String, Value> = row.0.iter().map(|(name, cell)| (name.clone(), value(name, cell))).collect();
            text.push_str(&Value::Object(row).to_string());
        }
        text.push_str("\n]");
    }
    text.push_str("\n}\n}\n");
    text
}

/// Reads what [`whole_text`] wrote.
///
/// # Errors
/// - [`NotWhole`], with the reason.
pub fn read_whole(text: &[u8]) -> Result<WholeTables, NotWhole> {
    let whole: Value = serde_json::from_slice(text).map_err(|error| NotWhole::Torn(error.to_string()))?;
    match whole.get("fondly").and_then(Value::as_u64) {
        None => return Err(NotWhole::Foreign),
        Some(form) if form > FORM => return Err(NotWhole::Newer),
        Some(_) => {}
    }
    let tables = whole.get("tables").and_then(Value::as_object).ok_or(NotWhole::Foreign)?;
    tables.iter().map(|(name, rows)| Ok((name.clone(), rows_of(rows)?))).collect()
}

fn rows_of(rows: &Value) -> Result<Vec<TableRow>, NotWhole> {
    let row = |row: &Value| {
        let columns = row.as_object().ok_or(NotWhole::Foreign)?;
        columns.iter().map(|(name, value)| Ok((name.clone(), cell(name, value)?))).collect::<Result<_, NotWhole>>().map(TableRow)
    };
    rows.as_array().ok_or(NotWhole::Foreign)?.iter().map(row).collect()
}

/// Holds the column an identity?
fn is_identity(column: &str) -> bool {
    column == "id" || column.ends_with("_id")
}

fn value(column: &str, cell: &Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Integer(number) => json!(number),
        Cell::Real(number) => json!(number),
        Cell::Text(text) => json!(text),
        Cell::Blob(bytes) => match (is_identity(column).then(|| Uuid::from_slice(bytes)), std::str::from_utf8(bytes)) {
            (Some(Ok(uuid)), _) => json!(uuid.to_string()),
            (_, Ok(text)) => json!({ "utf8": text }),
            _ => json!({ "base64": BASE64_STANDARD.encode(bytes) }),
        },
    }
}

fn cell(column: &str, value: &Value) -> Result<Cell, NotWhole> {
    let bytes = |key: &str| value.get(key).and_then(Value::as_str);
    Ok(match value {
        Value::Null => Cell::Null,
        Value::Bool(yes) => Cell::Integer(i64::from(*yes)),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Cell::Integer(whole),
            None => Cell::Real(number.as_f64().ok_or(NotWhole::Foreign)?),
        },
        Value::String(text) if is_identity(column) => Cell::Blob(Uuid::try_parse(text).map_err(|_| NotWhole::Foreign)?.as_bytes().to_vec()),
        Value::String(text) => Cell::Text(text.clone()),
        Value::Array(_) => return Err(NotWhole::Foreign),
        Value::Object(_) => match (bytes("utf8"), bytes("base64")) {
            (Some(text), _) => Cell::Blob(text.as_bytes().to_vec()),
            (_, Some(text)) => Cell::Blob(BASE64_STANDARD.decode(text).map_err(|_| NotWhole::Foreign)?),
            _ => return Err(NotWhole::Foreign),
        },
    })
}
