//! What a line of the brief is made of.

use crate::worded::Phrase;

/// A fact under its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The name.
    pub name: String,
    /// What stands there, a line each.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its parts, to be read without a gap.
    pub pieces: Vec<Piece>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Plain(Phrase),
    /// Words that stand out.
    Strong(Phrase),
    /// A link.
    Link {
        /// Its address: of a place on the same page `#` and its id.
        to: String,
        /// Its words.
        words: &'static str,
    },
}

impl Row {
    pub(super) fn of(name: impl Into<String>, lines: Vec<Line>) -> Self {
        Self { name: name.into(), lines }
    }
}

impl Line {
    pub(super) fn of(words: impl Into<String>) -> Self {
        Self::default().plain(words)
    }

    pub(super) fn plain(self, words: impl Into<String>) -> Self {
        self.with(Piece::Plain(Phrase::ours(words)))
    }

    pub(super) fn strong(self, words: impl Into<String>) -> Self {
        self.with(Piece::Strong(Phrase::ours(words)))
    }

    pub(super) fn link(self, to: impl Into<String>, words: &'static str) -> Self {
        self.with(Piece::Link { to: to.into(), words })
    }

    pub(super) fn with(mut self, piece: Piece) -> Self {
        self.pieces.push(piece);
        self
    }
}
