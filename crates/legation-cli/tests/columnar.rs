//! Parquet in, Parquet and Arrow out, as processes.

#![cfg(feature = "parquet")]

use std::fs::File;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Date32Array, DictionaryArray, Int64Array, ListArray, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

fn run(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
    command.current_dir(directory).args(arguments).stdin(Stdio::null()).output().expect("the command starts")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the output is UTF-8")
}

#[track_caller]
fn good(output: Output) -> Vec<u8> {
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    output.stdout
}

fn write(path: &Path, columns: &[(&str, ArrayRef)]) {
    let batch = RecordBatch::try_from_iter(columns.iter().map(|(name, array)| (*name, array.clone()))).expect("even");
    let mut writer = ArrowWriter::try_new(File::create(path).expect("a file"), batch.schema(), None).expect("a schema");
    writer.write(&batch).expect("rows");
    writer.close().expect("a whole file");
}

/// A file as other programs write it: texts, ids that are numbers, days, categories and nulls.
fn news(directory: &Path) {
    let texts = StringArray::from(vec![Some("President Xi met Lee Jae-myung."), None, Some("Peru and Chile")]);
    let sources: DictionaryArray<Int32Type> = ["wire", "wire", "radio"].into_iter().collect();
    write(
        &directory.join("news.parquet"),
        &[
            ("id", Arc::new(Int64Array::from(vec![7, 8, 9]))),
            ("body", Arc::new(texts)),
            ("day", Arc::new(Date32Array::from(vec![Some(20_393), None, None]))), // 2025-11-01
            ("source", Arc::new(sources)),
            ("words", Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>(vec![Some(vec![Some(1)]); 3]))),
        ],
    );
}

const NEWS: [&str; 9] =
    ["extract", "--input", "parquet", "--text-field", "body", "--id-field", "id", "--date-field", "day"];

#[test]
fn ids_and_dates_pass_through() {
    let directory = tempfile::tempdir().expect("a directory");
    news(directory.path());
    let output = run(directory.path(), &[&NEWS[..], &["--format", "jsonl", "news.parquet"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "legation: news.parquet, row 2: column \"body\" is null\n");
    let lines: Vec<Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!((lines[0]["document_id"].as_str(), lines[0]["date"].as_str()), (Some("7"), Some("2025-11-01")));
    assert_eq!(lines[0]["mentions"][0]["office"], "President");
    assert_eq!((lines[1]["document_id"].as_str(), lines[1]["date"].as_str()), (Some("9"), None));
    // Categories are texts, too; a directory gives its files.
    let output = good(run(directory.path(), &["extract", "--input", "parquet", "--text-field", "source", "."]));
    assert!(text(&output).contains("./news.parquet:3"), "{}", text(&output));
}

#[test]
fn what_cannot_be_read_is_said() {
    let directory = tempfile::tempdir().expect("a directory");
    news(directory.path());
    std::fs::write(directory.path().join("text.parquet"), "Peru").expect("writable");
    let reads = |field: &str, file: &str| {
        let output = run(directory.path(), &["extract", "--input", "parquet", "--text-field", field, file]);
        assert_eq!(output.status.code(), Some(1));
        text(&output.stderr).to_owned()
    };
    assert!(
        reads("text", "news.parquet").ends_with("no column \"text\"; the columns are id, body, day, source, words\n")
    );
    assert!(reads("id", "news.parquet").ends_with("column \"id\" holds no text\n"));
    assert!(reads("words", "news.parquet").contains("not single values"));
    assert!(reads("body", "text.parquet").contains("cannot read text.parquet: "));
    assert!(reads("body", "none.parquet").contains("cannot read none.parquet: "));
    assert!(reads("body", "-").contains("not standard input"));
    let output = run(directory.path(), &["extract", "news.parquet"]);
    assert!(text(&output.stderr).contains("is Parquet, not text: say --input parquet and which --text-field"));
}

#[test]
fn mentions_as_parquet_are_those_of_csv() {
    let directory = tempfile::tempdir().expect("a directory");
    let lines = "{\"text\": \"President Xi met Lee Jae-myung.\", \"id\": \"\u{e9}\"}\n".repeat(700);
    std::fs::write(directory.path().join("news.jsonl"), lines + "{\"text\": \"\", \"id\": 1}\n").expect("writable");
    let base = ["extract", "--input", "jsonl", "--id-field", "id", "--date", "2025-11-01", "news.jsonl"];
    let csv = good(run(directory.path(), &[&base[..], &["--format", "csv"]].concat()));
    let mut expected = csv::Reader::from_reader(&csv[..]);
    let names = expected.headers().expect("a header").clone();
    let expected: Vec<csv::StringRecord> = expected.records().map(|row| row.expect("a row")).collect();
    assert_eq!(expected.len(), 1400);

    let written = good(run(directory.path(), &[&base[..], &["--format", "parquet", "-o", "out.parquet"]].concat()));
    assert!(written.is_empty() && !directory.path().join("out.parquet.partial").exists());
    let file = File::open(directory.path().join("out.parquet")).expect("it was written");
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
    assert_eq!(reader.schema().metadata()["legation.record_schema"], "1");
    let batches: Vec<RecordBatch> = reader.build().expect("rows").map(|batch| batch.expect("a batch")).collect();
    let mut row = 0;
    for batch in &batches {
        assert_eq!(names, batch.schema().fields().iter().map(|field| field.name().as_str()).collect::<Vec<_>>());
        let options = arrow_cast::display::FormatOptions::new();
        let columns: Vec<_> = batch
            .columns()
            .iter()
            .map(|column| arrow_cast::display::ArrayFormatter::try_new(column, &options).expect("plain cells"))
            .collect();
        for number in 0..batch.num_rows() {
            let cells: Vec<String> = columns.iter().map(|column| column.value(number).to_string()).collect();
            assert_eq!(cells, expected[row].iter().collect::<Vec<_>>());
            row += 1;
        }
    }
    assert_eq!(row, 1400);

    // Standard output takes both.
    let whole = std::fs::read(directory.path().join("out.parquet")).expect("it was written");
    assert_eq!(good(run(directory.path(), &[&base[..], &["--format", "parquet"]].concat())), whole);
    let stream = good(run(directory.path(), &[&base[..], &["--format", "arrow"]].concat()));
    let stream = arrow_ipc::reader::StreamReader::try_new(&stream[..], None).expect("a stream");
    assert_eq!(stream.map(|batch| batch.expect("a batch").num_rows()).sum::<usize>(), 1400);
}

#[test]
fn output_without_mentions_has_its_columns() {
    let directory = tempfile::tempdir().expect("a directory");
    std::fs::write(directory.path().join("nothing.txt"), "nothing").expect("writable");
    good(run(directory.path(), &["extract", "--format", "parquet", "-o", "out.parquet", "nothing.txt"]));
    let file = File::open(directory.path().join("out.parquet")).expect("it was written");
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
    assert_eq!((reader.schema().fields().len(), reader.metadata().file_metadata().num_rows()), (22, 0));
}

#[test]
fn output_goes_to_a_file_that_is_whole() {
    let directory = tempfile::tempdir().expect("a directory");
    std::fs::write(directory.path().join("a.txt"), "Peru").expect("writable");
    good(run(directory.path(), &["extract", "--format", "csv", "-o", "out.csv", "a.txt"]));
    assert!(std::fs::read_to_string(directory.path().join("out.csv")).expect("it was written").contains("country:PER"));
    let output = run(directory.path(), &["extract", "--format", "csv", "-o", "none/out.csv", "a.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("legation: cannot write none/out.csv: "));
    // What does not begin leaves nothing behind.
    let output = run(directory.path(), &["extract", "-o", "new.txt", "--gazetteer", "none.csv", "a.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(std::fs::read_dir(directory.path()).expect("readable").count(), 2);
}

#[test]
fn own_lists_may_be_parquet() {
    let directory = tempfile::tempdir().expect("a directory");
    write(
        &directory.path().join("own.parquet"),
        &[
            ("id", Arc::new(StringArray::from(vec!["firm:acme", "firm:zenda"]))),
            ("name", Arc::new(StringArray::from(vec!["Acme Mining", "Zenda Steel"]))),
            ("country", Arc::new(StringArray::from(vec![Some("PER"), None]))),
        ],
    );
    std::fs::write(directory.path().join("a.txt"), "Zenda Steel sued Acme Mining.").expect("writable");
    let found = good(run(directory.path(), &["extract", "--gazetteer", "own.parquet", "--format", "csv", "a.txt"]));
    assert!(text(&found).contains("firm:zenda") && text(&found).contains("firm:acme"), "{}", text(&found));
    let checked = good(run(directory.path(), &["gazetteer", "check", "own.parquet"]));
    assert!(text(&checked).starts_with("own.parquet: 2 new entities"), "{}", text(&checked));
    let failed = run(directory.path(), &["gazetteer", "check", "a.parquet"]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(text(&failed.stderr).starts_with("legation: a.parquet: "));
}
