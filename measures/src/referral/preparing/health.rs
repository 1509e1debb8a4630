//! Health: long-term conditions, disability, a baby in the family, medicine, alcohol and drugs.

use super::Task;
use crate::referral::asking::{Choice, ChoiceKind, Question, Screen};
use crate::referral::declaring::{DECLINED, any_of, line, one_of, texts, when, words};

pub(super) const TASK: Task = Task { id: "health", title: "Your health", screens: &SCREENS };

static SCREENS: [Screen; 5] = [
    Screen::new("long_term", "Do you have any long-term health conditions?", &LONG_TERM),
    Screen::new("disability", "Illness and disability", &DISABILITY),
    Screen::new("family", "Pregnancy and babies", &FAMILY),
    Screen::new("medicine", "Medicine for your mental health", &MEDICINE),
    Screen::new("alcohol_drugs", "Alcohol and drugs", &ALCOHOL_DRUGS).says(texts![
        "Some people drink or use drugs to cope. Your answers help us plan the right help with you."
    ]),
];

static LONG_TERM: [Question; 3] = [
    Question::optional(
        "long_term",
        "the conditions you have, or “None of these”",
        "Do you have any long-term health conditions?",
        any_of(&LONG_TERM_CHOICES),
    )
    .hint("Select all that apply.")
    .field("IDS602", "LongTermCondition"),
    Question::optional(
        "long_term_other",
        "what the condition is",
        "What is the other condition?",
        line("off"),
    )
    .asked(when("long_term", texts!["other"]))
    .field("IDS602", "LongTermCondition"),
    Question::optional(
        "symptoms",
        "the physical symptoms that bother you",
        "Are there physical symptoms that bother you?",
        words(500),
    )
    .hint("For example: pain, tiredness or feeling sick."),
];

static LONG_TERM_CHOICES: [Choice; 25] = [
    Choice::new("arthritis", "Arthritis"),
    Choice::new("asthma", "Asthma"),
    Choice::new("autoimmune", "Autoimmune condition").hint("For example lupus or coeliac disease."),
    Choice::new("cancer", "Cancer"),
    Choice::new("chronic_pain", "Chronic pain"),
    Choice::new("copd", "COPD (chronic obstructive pulmonary disease)"),
    Choice::new("diabetes_1", "Diabetes, type 1"),
    Choice::new("diabetes_2", "Diabetes, type 2"),
    Choice::new("epilepsy", "Epilepsy"),
    Choice::new("fibromyalgia", "Fibromyalgia"),
    Choice::new("heart", "Heart disease or high blood pressure"),
    Choice::new("hiv", "HIV"),
    Choice::new("ibs", "Irritable bowel syndrome (IBS)"),
    Choice::new("kidney_liver", "Kidney or liver condition"),
    Choice::new("long_covid", "Long COVID"),
    Choice::new("me_cfs", "ME or chronic fatigue syndrome (CFS)"),
    Choice::new("ms", "Multiple sclerosis (MS)"),
    Choice::new("parkinsons", "Parkinson’s disease"),
    Choice::new("neurological", "Another condition of the brain or nerves"),
    Choice::new("skin", "Skin condition").hint("For example eczema or psoriasis."),
    Choice::new("stroke", "Stroke"),
    Choice::new("thyroid", "Thyroid condition"),
    Choice::new("other", "Another condition"),
    Choice::new("none", "None of these").kind(ChoiceKind::Excludes),
    DECLINED,
];

static DISABILITY: [Question; 3] = [
    Question::optional(
        "disability",
        "whether you have an illness or condition like this",
        "Do you have any physical or mental health conditions or illnesses lasting or expected to last 12 months or \
         more?",
        one_of(&DISABILITY_CHOICES),
    )
    .field("IDS007", "DisabCode"),
    Question::optional(
        "disability_affects",
        "whether it makes daily life harder",
        "Do they make it harder for you to do day-to-day things?",
        one_of(&AFFECTS_CHOICES),
    )
    .asked(when("disability", texts!["yes"])),
    Question::optional(
        "disability_types",
        "what they affect",
        "What do they affect?",
        any_of(&DISABILITY_TYPES),
    )
    .hint("Select all that apply.")
    .asked(when("disability", texts!["yes"]))
    .field("IDS007", "DisabCode"),
];

static DISABILITY_CHOICES: [Choice; 3] =
    [Choice::new("yes", "Yes"), Choice::coded("no", "No", "NN"), Choice::declined("ZZ")];

static AFFECTS_CHOICES: [Choice; 4] = [
    Choice::new("a_lot", "Yes, a lot"),
    Choice::new("a_little", "Yes, a little"),
    Choice::new("not_at_all", "Not at all"),
    DECLINED,
];

static DISABILITY_TYPES: [Choice; 12] = [
    Choice::coded("behaviour", "Behaviour or emotions", "01"),
    Choice::coded("hearing", "Hearing", "02"),
    Choice::coded("hands", "Using your hands", "03"),
    Choice::coded("memory", "Memory, concentration or learning", "04"),
    Choice::coded("mobility", "Moving around", "05"),
    Choice::coded("danger", "Knowing when something is dangerous", "06"),
    Choice::coded("self_care", "Looking after yourself, or bladder and bowel control", "07"),
    Choice::coded("progressive", "A condition that changes or gets worse over time", "08")
        .hint("For example cancer, HIV or multiple sclerosis."),
    Choice::coded("sight", "Seeing", "09"),
    Choice::coded("speech", "Speech", "10"),
    Choice::coded("other", "Something else", "XX"),
    Choice::declined("ZZ"),
];

static FAMILY: [Question; 1] = [Question::optional(
    "family",
    "what applies to you, or “None of these”",
    "Do any of these apply to you?",
    any_of(&FAMILY_CHOICES),
)
.hint("Select all that apply.")
.field("IDS011", "SocPerCircumstance")];

static FAMILY_CHOICES: [Choice; 7] = [
    Choice::new("pregnant", "I am pregnant").kind(ChoiceKind::BelongsToAlerts),
    Choice::new("baby", "I had a baby in the last 12 months").kind(ChoiceKind::BelongsToAlerts),
    Choice::new("toddler", "I had a baby 12 to 24 months ago"),
    Choice::new("partner_pregnant", "My partner is pregnant"),
    Choice::new("partner_baby", "My partner had a baby in the last 24 months"),
    Choice::new("none", "None of these").kind(ChoiceKind::Excludes),
    DECLINED,
];

static MEDICINE: [Question; 2] = [
    Question::optional(
        "medicine",
        "whether you take medicine for your mental health",
        "Has a doctor prescribed you medicine for your mental health?",
        one_of(&MEDICINE_CHOICES),
    )
    .field("IDS201", "PsychMed"),
    Question::optional("medicine_names", "what the medicine is called", "What is it called?", words(300))
        .asked(when("medicine", texts!["taking", "not_taking"])),
];

static MEDICINE_CHOICES: [Choice; 5] = [
    Choice::coded("taking", "Yes, and I take it", "02"),
    Choice::coded("not_taking", "Yes, but I do not take it", "01"),
    Choice::coded("no", "No", "03"),
    Choice::coded("not_sure", "I’m not sure", "UU"),
    Choice::declined("ZZ"),
];

static ALCOHOL_DRUGS: [Question; 3] = [
    Question::optional(
        "alcohol",
        "how often you drink alcohol",
        "How often do you drink alcohol?",
        one_of(&OFTEN),
    )
    .field("IDS011", "SocPerCircumstance"),
    Question::optional(
        "drugs",
        "how often you use drugs",
        "How often do you use drugs that were not prescribed for you?",
        one_of(&OFTEN),
    )
    .field("IDS011", "SocPerCircumstance"),
    Question::optional(
        "alcohol_drugs_help",
        "what you would like us to know",
        "Is there anything you would like us to know about this?",
        words(500),
    ),
];

static OFTEN: [Choice; 5] = [
    Choice::new("never", "Never"),
    Choice::new("sometimes", "Less than once a week"),
    Choice::new("weekly", "On 1 to 3 days a week"),
    Choice::new("most_days", "On 4 days a week or more"),
    DECLINED,
];
