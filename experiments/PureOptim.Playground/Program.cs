using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using PureOptim;
using PureOptim.Formulas;
using PureOptim.Playground;
using PureOptim.Runs;
using PureOptim.Runs.Data;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;

[assembly: SupportedOSPlatform("browser")]

/// <summary>The functions that the page calls. A description is JSON, as the tool reads it; what a complaint calls it is "the description".</summary>
internal sealed partial class Program
{
    private static SlicedRun? _run;
    private static SlicedRun? _finished;
    private static (string Text, Objective? Objective) _drawn;

    private static void Main()
    {
    }

    /// <summary>What there is to choose from.</summary>
    [JSExport]
    internal static string Choices() => PageChoices.All.ToJsonString();

    /// <summary>What a description says: <c>{"fault": ...}</c>, or its steps, its function and its optimizers.</summary>
    [JSExport]
    internal static string Look(string description)
    {
        try
        {
            return DescriptionView.Of(Description.Parse("the description", description)).ToJsonString();
        }
        catch (RunException exception)
        {
            return new JsonObject { ["fault"] = exception.Message }.ToJsonString();
        }
    }

    /// <summary>The same of the description of the last run that was finished, without reading it again.</summary>
    [JSExport]
    internal static string LookAtRun() => DescriptionView.Of(_finished!.Description).ToJsonString();

    /// <summary>The canonical text of a description, which is a file for the tool, and its SHA-256, the identity of the run.</summary>
    [JSExport]
    internal static string Identity(string description)
    {
        var text = Description.Parse("the description", description).Canonical;
        return new JsonObject { ["text"] = text, ["id"] = CanonicalText.Id(text) }.ToJsonString();
    }

    /// <summary>The column and the words of the first fault of a formula; empty where there is none.</summary>
    [JSExport]
    internal static string FormulaFault(string text) =>
        FormulaObjective.FaultOf(text) is { } fault ? new JsonObject { ["column"] = fault.Column, ["message"] = fault.Message }.ToJsonString() : "";

    /// <summary>Begins a run, and ends the one before it, finished or not. The last that was finished can be asked for until the next is.</summary>
    /// <returns>The complaint about the description; empty where there is none.</returns>
    [JSExport]
    internal static string Begin(string description)
    {
        try
        {
            var parsed = Description.Parse("the description", description);
            var fault = DescriptionView.Fault(parsed);
            _run = fault is null ? SlicedRun.Of(Plan.For(parsed, folder: null, threads: 1)) : null;
            return fault ?? "";
        }
        catch (RunException exception)
        {
            _run = null;
            return exception.Message;
        }
    }

    /// <summary>Goes on with the run for about so many milliseconds.</summary>
    /// <returns>The part of it that is done, from 0 to 1.</returns>
    [JSExport]
    internal static double Advance(double milliseconds)
    {
        if (_run is not { } run) return 1;
        var done = run.Advance(TimeSpan.FromMilliseconds(milliseconds));
        if (run.Result is not null) _finished = run;
        return done;
    }

    /// <summary>The points of an optimizer's finished path, coordinate by coordinate; none for a network.</summary>
    [JSExport]
    internal static double[] Points(int optimizer) => Trace(optimizer) is PathTrace path ? [.. path.Points.SelectMany(point => point)] : [];

    /// <summary>The losses of an optimizer's finished run, from the start on; for a network from the first step on.</summary>
    [JSExport]
    internal static double[] Losses(int optimizer) => [.. Trace(optimizer).Losses];

    /// <summary>The step of the first of these losses.</summary>
    [JSExport]
    internal static int FirstStep(int optimizer) => (int)Trace(optimizer).FirstStep;

    /// <summary>The share of the points to test on that an optimizer's network tells apart rightly at the end; NaN for a function.</summary>
    [JSExport]
    internal static double Accuracy(int optimizer) => Trace(optimizer) is CurveTrace curve ? curve.TestAccuracy : double.NaN;

    /// <summary>The border between the classes of an optimizer's network at a step; see <see cref="ClassBorder"/>.</summary>
    [JSExport]
    internal static double[] Border(int optimizer, int step, double[] window, int cells) =>
        _finished!.Borders[optimizer](step, new(window[0], window[1], window[2], window[3]), cells);

    /// <summary>The points that the network of a description learns from: x, y and the class of each.</summary>
    [JSExport]
    internal static double[] Examples(string description)
    {
        var problem = (Classify)Description.Parse("the description", description).Problem;
        var points = (PointSet)LabelledData.Of(problem.Data, folder: null, problem.Layers[^1]).Train;
        return [.. points.Labels.SelectMany((label, i) => (double[])[points.Coordinates[2 * i], points.Coordinates[2 * i + 1], label])];
    }

    /// <summary>SHA-256 of an optimizer's last point, as the summary of the tool's run has it.</summary>
    [JSExport]
    internal static string DigestOf(int optimizer) => Trace(optimizer).Digest;

    /// <summary>The last link of an optimizer's chain, a digest of all that it did.</summary>
    [JSExport]
    internal static string ChainOf(int optimizer) => Trace(optimizer).Links[^1].Digest;

    /// <summary>The contour lines of the function of a description in the plane of two coordinates; see <see cref="ContourList"/>.</summary>
    [JSExport]
    internal static double[] Contours(string description, double[] point, int across, int up, double[] window, int cells)
    {
        // While a path is played, the same function is asked for at many points.
        if (_drawn.Text != description) _drawn = (description, ((Minimize)Description.Parse("the description", description).Problem).Objective);
        return ContourList.Of(_drawn.Objective!, point, across, up, new(window[0], window[1], window[2], window[3]), cells);
    }

    /// <summary>The values of a hyperparameter of an optimizer for each step.</summary>
    [JSExport]
    internal static double[] Values(string schedule, int steps)
    {
        var read = StrictJson.Read("the schedule", schedule, place => (Schedule)ValueReader.Read(place, typeof(Schedule)));
        return [.. Enumerable.Range(0, steps).Select(step => read.At(step))];
    }

    private static Trace Trace(int optimizer) => _finished!.Result!.Traces[optimizer];
}
