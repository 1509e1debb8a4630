//! Smaller copies of each file, made once here so that the server never spends time on it.

use super::stamp::files_under;
use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes `name.br` and `name.gz` beside every file under `folder`,
/// but for the pages: the server fills those in and compresses them itself.
pub fn folder(folder: &Path) -> Result<()> {
    let served_as_built = |file: &PathBuf| file.extension() != Some("html".as_ref());
    for file in files_under(folder)?.into_iter().filter(served_as_built) {
        let content = fs::read(&file)?;
        fs::write(with_suffix(&file, ".br"), brotli(&content)?)?;
        fs::write(with_suffix(&file, ".gz"), gzip(&content)?)?;
    }
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut small, &parameters)?;
    Ok(small)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn both_copies_hold_the_same_text_and_are_smaller() {
        let root = tempfile::tempdir().unwrap();
        let text = "Over the last two weeks ".repeat(40);
        fs::write(root.path().join("app.js"), &text).unwrap();

        folder(root.path()).unwrap();

        let small = |suffix: &str| fs::read(root.path().join("app").with_extension(suffix)).unwrap();
        let (mut from_brotli, mut from_gzip) = (Vec::new(), String::new());
        brotli::BrotliDecompress(&mut small("js.br").as_slice(), &mut from_brotli).unwrap();
        GzDecoder::new(small("js.gz").as_slice()).read_to_string(&mut from_gzip).unwrap();
        assert_eq!(from_brotli, text.as_bytes());
        assert_eq!(from_gzip, text);
        assert!(small("js.br").len() < 100 && small("js.gz").len() < 100);
    }

    #[test]
    fn a_page_is_left_to_the_server() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("index.html"), "{{service_name}}").unwrap();

        folder(root.path()).unwrap();

        assert_eq!(files_under(root.path()).unwrap(), [root.path().join("index.html")]);
    }
}
