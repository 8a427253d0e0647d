//! Pictures of people for the page: `face://localhost/<person>/<which>`, made small by the core, kept by the webview.

use fondly_core::{domain::ContactId, formats::first_face};
use tauri::{
    Builder, Manager, UriSchemeContext, UriSchemeResponder, Wry,
    http::{Request, Response, StatusCode, header},
};

use crate::desk::Desk;

/// The scheme's name; the window's policy allows pictures from it.
const SCHEME: &str = "face";

/// Answers the page's questions for pictures.
pub(crate) fn register(builder: Builder<Wry>) -> Builder<Wry> {
    builder.register_asynchronous_uri_scheme_protocol(SCHEME, answer)
}

fn answer(context: UriSchemeContext<'_, Wry>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let app = context.app_handle().clone();
    // Decoding takes a while: the book is only asked for the bytes, and the views go on asking meanwhile.
    tauri::async_runtime::spawn_blocking(move || {
        let desk = app.try_state::<Desk>();
        let photos = desk.and_then(|desk| desk.ask(|book| book.photos(whose(request.uri().path())?)).ok());
        responder.respond(response(first_face(&photos.unwrap_or_default())));
    });
}

/// Whose picture a path asks for.
fn whose(path: &str) -> fondly_core::Result<ContactId> {
    let person = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    person.parse().map_err(|_| fondly_core::Error::NotFound("person"))
}

/// Which of someone's pictures it is stands in the path: what was answered once holds for ever.
fn response(picture: Option<Vec<u8>>) -> Response<Vec<u8>> {
    let status = if picture.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let mut response = Response::new(picture.unwrap_or_default());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("image/jpeg"));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("max-age=31536000, immutable"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    response
}
