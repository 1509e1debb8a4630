//! Knowing whether anything changed, by content: times of files say nothing after a clone or a copy.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// A fingerprint of the names and contents of everything at `paths` under `root`.
///
/// Guards against forgetting, not against malice. A path that does not exist counts as empty.
pub fn fingerprint(root: &Path, paths: &[&str]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        for file in files_under(&root.join(path))? {
            file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
            fs::read(&file).with_context(|| format!("reading {}", file.display()))?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Every file at or under `path`, always in the same order.
pub fn files_under(path: &Path) -> Result<Vec<std::path::PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    entries.sort();
    let nested = entries.iter().map(|entry| files_under(entry)).collect::<Result<Vec<_>>>()?;
    Ok(nested.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (name, content) in files {
            let file = root.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
        root
    }

    fn seen(files: &[(&str, &str)]) -> String {
        fingerprint(house(files).path(), &["app", "public", "Cargo.lock"]).unwrap()
    }

    #[test]
    fn the_same_files_elsewhere_have_the_same_fingerprint() {
        let files = [("app/src/lib.rs", "a"), ("app/Cargo.toml", "b"), ("Cargo.lock", "c")];
        assert_eq!(seen(&files), seen(&files));
    }

    #[test]
    fn any_change_shows() {
        let before = seen(&[("app/a.rs", "one"), ("app/b.rs", "two"), ("Cargo.lock", "")]);
        for (change, after) in [
            ("content", vec![("app/a.rs", "One"), ("app/b.rs", "two"), ("Cargo.lock", "")]),
            ("content exchanged", vec![("app/a.rs", "two"), ("app/b.rs", "one"), ("Cargo.lock", "")]),
            (
                "text moved to the next file",
                vec![("app/a.rs", "on"), ("app/b.rs", "etwo"), ("Cargo.lock", "")],
            ),
            ("a new name", vec![("app/a.rs", "one"), ("app/c.rs", "two"), ("Cargo.lock", "")]),
            ("an empty file gone", vec![("app/a.rs", "one"), ("app/b.rs", "two")]),
            (
                "a file more",
                vec![("app/a.rs", "one"), ("app/b.rs", "two"), ("public/x", ""), ("Cargo.lock", "")],
            ),
        ] {
            assert_ne!(seen(&after), before, "{change}");
        }
    }

    #[test]
    fn what_is_not_asked_for_is_not_seen() {
        assert_eq!(seen(&[("app/a.rs", "one")]), seen(&[("app/a.rs", "one"), ("server/b.rs", "two")]));
    }
}
