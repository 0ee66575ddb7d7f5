using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using PureOptim.Experiments.Reference;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Reference;

public sealed partial class SchemaTests
{
    private static readonly Lazy<JsonSchema> _description = new(() => Schema(FormatPages.DescriptionSchemaFile));
    private static readonly Lazy<JsonSchema> _trace = new(() => Schema(FormatPages.TraceSchemaFile));

    public static TheoryData<string> Traces => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Where(name => name.StartsWith("optax-convergence", StringComparison.Ordinal) is false)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden", "traces");

    [Fact]
    public void A_description_fits_its_schema_as_a_person_and_as_the_library_writes_it()
    {
        Assert.True(Fits(_description, FormatPages.Minimal));
        Assert.True(Fits(_description, Description.Parse("the example", FormatPages.Minimal).Canonical));
    }

    [Fact]
    public void Every_optimizer_fits_the_schema_of_descriptions()
    {
        var faults = from optimizer in Catalog.Variants
                     let description = new Description("all", new Minimize(Objective.Valley), [new(optimizer)]).Canonical
                     where !Fits(_description, description)
                     select description;

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("\"steps\": 2", "\"steps\": \"2\"")]
    [InlineData("momentum", "momentun")]
    [InlineData("learningRate", "learningrate")]
    [InlineData("\"valley\"", "\"vale\"")]
    [InlineData("\"name\": \"small\",", "")]
    public void A_description_with_a_mistake_does_not(string right, string wrong) => Assert.False(Fits(_description, FormatPages.Minimal.Replace(right, wrong, StringComparison.Ordinal)));

    [Theory, MemberData(nameof(Traces))]
    public void A_recorded_trace_fits_its_schema(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder, name));
        using var content = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(content);
        // Python writes some numbers bare, which no schema can speak of.
        using var json = JsonDocument.Parse(Bare().Replace(reader.ReadToEnd(), "\"$0\""));

        Assert.True(_trace.Value.Evaluate(json.RootElement).IsValid);
    }

    [Theory]
    [InlineData("\"format\": \"pureoptim-trace/1\"", "\"format\": \"pureoptim-trace/9\"")]
    [InlineData("\"dtype\": \"float64\"", "\"dtype\": \"float16\"")]
    [InlineData("\"values\": [1, -2]", "\"values\": [1, \"two\"]")]
    [InlineData("\"id\": \"momentum\",", "")]
    public void A_trace_with_a_mistake_does_not(string right, string wrong)
    {
        var example = ReadExample();

        Assert.True(Fits(_trace, example));
        Assert.False(Fits(_trace, example.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"(?<![""\w-])-?(?:Infinity|NaN)(?![""\w])")]
    private static partial Regex Bare();

    private static string ReadExample()
    {
        using var reader = new StreamReader(typeof(FormatPages).Assembly.GetManifestResourceStream("trace.json")!);
        return reader.ReadToEnd();
    }

    private static bool Fits(Lazy<JsonSchema> schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return schema.Value.Evaluate(document.RootElement).IsValid;
    }

    private static JsonSchema Schema(string name) => JsonSchema.FromText(System.Text.Encoding.UTF8.GetString(FormatPages.Schemas().Single(file => file.Name == name).Bytes));
}
