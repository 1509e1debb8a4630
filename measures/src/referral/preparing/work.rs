//! Work, benefits, study and money. What follows from a job is asked of those who have one.

use super::Task;
use crate::referral::asking::{Choice, Question, Screen};
use crate::referral::declaring::{DECLINED, one_of, texts, when};

pub(super) const TASK: Task = Task { id: "work", title: "Work, study and money", screens: &SCREENS };

static SCREENS: [Screen; 4] = [
    Screen::new("work", "Your work", &WORK),
    Screen::new("benefits", "Benefits", &BENEFITS),
    Screen::new("study", "Are you at school, college or university?", &STUDY),
    Screen::new("work_help", "Help with work and money", &HELP),
];

static WORK: [Question; 5] = [
    Question::optional(
        "employment",
        "what best describes you",
        "Which of these best describes you at the moment?",
        one_of(&EMPLOYMENT_CHOICES),
    )
    .field("IDS004", "EmployStatus"),
    Question::optional(
        "hours",
        "how many hours a week you work",
        "How many hours a week do you usually work?",
        one_of(&HOURS_CHOICES),
    )
    .asked(when("employment", texts!["employed"]))
    .coded_where_it_applies("IDS004", "WeekHoursWorked", ["99", "98"]),
    Question::optional(
        "self_employed",
        "whether you are self-employed",
        "Are you self-employed?",
        one_of(&YES_NO_Z),
    )
    .asked(when("employment", texts!["employed"]))
    .coded_where_it_applies("IDS004", "SelfEmployInd", ["X", "8"]),
    Question::optional(
        "off_sick",
        "whether you are off work sick",
        "Are you off work sick at the moment?",
        one_of(&YES_NO_Z),
    )
    .asked(when("employment", texts!["employed"]))
    .coded_where_it_applies("IDS004", "SickAbsenceInd", ["X", "8"]),
    Question::optional(
        "sick_pay",
        "whether you get Statutory Sick Pay",
        "Are you getting Statutory Sick Pay?",
        one_of(&YES_NO_U_Z),
    )
    .asked(when("off_sick", texts!["yes"]))
    .field("IDS004", "SSPInd"),
];

static EMPLOYMENT_CHOICES: [Choice; 9] = [
    Choice::coded("employed", "Working, or off sick from work", "01")
        .hint("Full time, part time or self-employed."),
    Choice::coded("seeking", "Not working, and looking for work", "02"),
    Choice::coded("student", "Studying or training, and not looking for work", "03"),
    Choice::coded("long_term_sick", "Long-term sick or disabled, and getting benefits for it", "04"),
    Choice::coded("home", "Looking after the family or home, and not looking for work", "05"),
    Choice::coded(
        "not_seeking",
        "Not working, not getting sickness benefits, and not looking for work",
        "06",
    ),
    Choice::coded("volunteer", "Volunteering without pay, and not looking for work", "07"),
    Choice::coded("retired", "Retired", "08"),
    Choice::declined("ZZ"),
];

static HOURS_CHOICES: [Choice; 5] = [
    Choice::coded("from_30", "30 hours or more", "01"),
    Choice::coded("from_16", "16 to 29 hours", "02"),
    Choice::coded("from_5", "5 to 15 hours", "03"),
    Choice::coded("from_1", "1 to 4 hours", "04"),
    Choice::declined("97"),
];

static YES_NO_Z: [Choice; 3] =
    [Choice::coded("yes", "Yes", "Y"), Choice::coded("no", "No", "N"), Choice::declined("Z")];

static YES_NO_U_Z: [Choice; 4] = [
    Choice::coded("yes", "Yes", "Y"),
    Choice::coded("no", "No", "N"),
    Choice::coded("not_sure", "I’m not sure", "U"),
    Choice::declined("Z"),
];

static BENEFITS: [Question; 4] = [
    Question::optional(
        "benefits",
        "whether you get any of these",
        "Are you getting any of these: Jobseeker’s Allowance, Employment and Support Allowance, Universal Credit or \
         Personal Independence Payment?",
        one_of(&YES_NO_U_Z),
    )
    .field("IDS004", "BenefitRecInd"),
    benefit("esa", "Are you getting Employment and Support Allowance (ESA)?").field("IDS004", "ESAInd"),
    benefit("universal_credit", "Are you getting Universal Credit?").field("IDS004", "UCInd"),
    benefit("pip", "Are you getting Personal Independence Payment (PIP)?").field("IDS004", "PIPInd"),
];

const fn benefit(id: &'static str, label: &'static str) -> Question {
    Question::optional(id, "whether you get this benefit", label, one_of(&YES_NO_U_Z))
        .asked(when("benefits", texts!["yes"]))
}

static STUDY: [Question; 1] = [Question::optional(
    "study",
    "whether you are at school, college or university",
    "Are you at school, college or university?",
    one_of(&STUDY_CHOICES),
)
.field("IDS001", "EduEstabTypeIAPT")];

static STUDY_CHOICES: [Choice; 6] = [
    Choice::new("no", "No"),
    Choice::coded("school", "School", "1"),
    Choice::coded("college", "College", "2"),
    Choice::coded("university", "University", "3"),
    Choice::coded("other", "Another place of learning", "4"),
    Choice::declined("Z"),
];

static HELP: [Question; 2] = [
    Question::optional(
        "work_support",
        "whether you would like help with work",
        "Would you like help to find work, stay in work or go back to work?",
        one_of(&SUPPORT_CHOICES),
    )
    .field("IDS004", "EmpSupportInd"),
    Question::optional(
        "debt",
        "whether money or debt is a worry",
        "Are you worried about debt?",
        one_of(&DEBT_CHOICES),
    )
    .field("IDS011", "SocPerCircumstance"),
];

static SUPPORT_CHOICES: [Choice; 3] = [
    Choice::coded("yes", "Yes", "Y"),
    Choice::coded("no", "No", "N"),
    Choice::coded("not_for_me", "This is not for me", "NA"),
];

static DEBT_CHOICES: [Choice; 3] =
    [Choice::coded("yes", "Yes", "160933000"), Choice::new("no", "No"), DECLINED];
