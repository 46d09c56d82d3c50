//! Parquet and Arrow by the crates of Apache Arrow.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, LargeStringArray, RecordBatch};
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use legation::{Batch, Column, ColumnType, MentionRecord, RECORD_SCHEMA, Values};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::columnar::{BatchWriter, Columnar, ColumnarForm, Rows};

/// Rows that are read at a time: few, as texts may be long.
const ROWS: usize = 256;
/// Mentions in one group of rows, which is in memory until it is written.
const GROUP: usize = 1 << 17;

pub(crate) struct Files;

impl Columnar for Files {
    fn open(&self, file: &Path, columns: Option<&[&str]>) -> Result<Rows, String> {
        let file = File::open(file).map_err(|error| error.to_string())?;
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(said)?;
        let fields = builder.schema().fields().clone();
        let place = |name: &&str| {
            fields.iter().position(|field| field.name() == name).ok_or_else(|| {
                let known: Vec<&str> = fields.iter().map(|field| field.name().as_str()).collect();
                format!("there is no column {name:?}; the columns are {}", known.join(", "))
            })
        };
        let places: Vec<usize> = match columns {
            Some(names) => names.iter().map(place).collect::<Result<_, _>>()?,
            None => (0..fields.len()).collect(),
        };
        if let Some(nested) = places.iter().map(|&place| &fields[place]).find(|field| field.data_type().is_nested()) {
            return Err(format!("column {:?} holds {}, not single values", nested.name(), nested.data_type()));
        }
        let mask = ProjectionMask::roots(builder.parquet_schema(), places.iter().copied());
        let batches = builder.with_projection(mask).with_batch_size(ROWS).build().map_err(said)?;
        // The columns come in the order of the file.
        let mut in_file = places.clone();
        in_file.sort_unstable();
        in_file.dedup();
        let order: Vec<usize> =
            places.iter().map(|place| in_file.binary_search(place).expect("each was asked for")).collect();
        let rows = batches.flat_map(move |batch| -> Vec<Result<Vec<Option<String>>, String>> {
            match batch.map_err(said).and_then(|batch| cells(&batch, &order)) {
                Ok(rows) => rows.into_iter().map(Ok).collect(),
                Err(message) => vec![Err(message)],
            }
        });
        Ok(Rows {
            columns: places.iter().map(|&place| fields[place].name().clone()).collect(),
            is_text: places.iter().map(|&place| is_text(fields[place].data_type())).collect(),
            rows: Box::new(rows),
        })
    }

    fn create(&self, form: ColumnarForm, file: Option<&Path>) -> Result<Box<dyn BatchWriter>, String> {
        let sink: Box<dyn Write + Send> = match file {
            Some(file) => Box::new(File::create(file).map_err(|error| error.to_string())?),
            None => Box::new(io::stdout()),
        };
        let schema = schema();
        Ok(match form {
            ColumnarForm::Parquet => {
                let properties = WriterProperties::builder()
                    .set_compression(Compression::ZSTD(ZstdLevel::default()))
                    .set_max_row_group_row_count(Some(GROUP))
                    .build();
                let writer = ArrowWriter::try_new(sink, schema.clone(), Some(properties)).map_err(said)?;
                Box::new(ParquetFile { schema, writer })
            }
            ColumnarForm::Arrow => {
                let sink = io::BufWriter::new(sink);
                Box::new(ArrowFile { writer: StreamWriter::try_new(sink, &schema).map_err(said)?, schema })
            }
        })
    }
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

/// The rows of a batch; numbers and dates are written as texts.
fn cells(batch: &RecordBatch, order: &[usize]) -> Result<Vec<Vec<Option<String>>>, String> {
    let mut rows = vec![Vec::with_capacity(order.len()); batch.num_rows()];
    for &place in order {
        let texts = arrow_cast::cast(batch.column(place), &DataType::LargeUtf8).map_err(said)?;
        let texts: &LargeStringArray = texts.as_any().downcast_ref().expect("it was made so");
        rows.iter_mut().zip(texts.iter()).for_each(|(row, text)| row.push(text.map(str::to_owned)));
    }
    Ok(rows)
}

/// The schema of the table of mentions, as the Python package has it.
fn schema() -> SchemaRef {
    let kind = |column: &Column| match column.holds {
        ColumnType::Integer => DataType::Int64,
        ColumnType::Real => DataType::Float64,
        _ => DataType::LargeUtf8,
    };
    let fields: Vec<Field> =
        MentionRecord::COLUMNS.iter().map(|column| Field::new(column.name, kind(column), column.nullable)).collect();
    let metadata = [("legation.record_schema".to_owned(), RECORD_SCHEMA.to_string())];
    Arc::new(Schema::new_with_metadata(fields, metadata))
}

fn record_batch(schema: &SchemaRef, batch: &Batch) -> Result<RecordBatch, String> {
    let array = |values: &Values| -> ArrayRef {
        match values {
            Values::Integers(numbers) => Arc::new(Int64Array::from(numbers.clone())),
            Values::Reals(numbers) => Arc::new(Float64Array::from(numbers.clone())),
            Values::Texts(texts) => Arc::new(LargeStringArray::from_iter(
                texts.rows.iter().map(|&row| texts.distinct[row as usize].as_deref()),
            )),
            _ => unreachable!("a type of column that is new"),
        }
    };
    RecordBatch::try_new(schema.clone(), batch.columns().iter().map(array).collect()).map_err(said)
}

struct ParquetFile {
    schema: SchemaRef,
    writer: ArrowWriter<Box<dyn Write + Send>>,
}

impl BatchWriter for ParquetFile {
    fn write(&mut self, batch: Batch) -> Result<(), String> {
        self.writer.write(&record_batch(&self.schema, &batch)?).map_err(said)
    }

    fn finish(self: Box<Self>) -> Result<(), String> {
        let mut sink = self.writer.into_inner().map_err(said)?;
        sink.flush().map_err(said)
    }
}

struct ArrowFile {
    schema: SchemaRef,
    writer: StreamWriter<io::BufWriter<Box<dyn Write + Send>>>,
}

impl BatchWriter for ArrowFile {
    fn write(&mut self, batch: Batch) -> Result<(), String> {
        self.writer.write(&record_batch(&self.schema, &batch)?).map_err(said)
    }

    fn finish(mut self: Box<Self>) -> Result<(), String> {
        self.writer.finish().map_err(said)?;
        self.writer.get_mut().flush().map_err(said)
    }
}
