using System.Collections.Immutable;
using PureOptim.Runs;

namespace PureOptim.Tests.Trainings;

public sealed class TrainingTests
{
    [Fact]
    public void What_the_numbers_depend_on_is_the_identity()
    {
        var training = Lines.Training<double>();
        Assert.Matches("^[0-9a-f]{64}$", training.Id);
        Assert.Equal($"line {training.Id[..16]}", $"{training}");
        Assert.Equal(training.Id, Lines.Training<double>(new Lines.Settings()).Id);
        string[] others =
        [
            Lines.Training<float>().Id, Lines.Training<double>(steps: 61).Id, Lines.Training<double>(new(Seed: 2)).Id, Lines.Training<double>(new() { Points = 9 }).Id,
            Lines.Training<double>(optimizer: new Momentum { LearningRate = 0.06 }).Id, Lines.Training<double>(optimizer: new Sgd()).Id, training.Id,
        ];
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    [Fact]
    public void A_copy_with_other_steps_is_another_training()
    {
        var training = Lines.Training<double>();
        Assert.Equal(Lines.Training<double>(steps: 61).Id, (training with { Steps = 61 }).Id);
        Assert.Equal(training.Id, (training with { Steps = 61 } with { Steps = 60 }).Id);
    }

    // A record and an anonymous object that say the same are the same.
    [Fact]
    public void Settings_are_what_they_say() => Assert.Equal(
        Lines.Training<double>(new(3, 0.5, 9) { Points = 4 }).Id, With(new { Points = 4, Noise = 0.5, Seed = 9ul, Slope = 3.0 }).Id);

    [Fact]
    public void Everything_that_a_description_can_say_may_be_a_setting()
    {
        With(new
        {
            Rates = ImmutableArray.Create(0.5, 1.5),
            Pair = (1, "two"),
            Rate = Schedule.Cosine(0.1, 100),
            Inner = (IOptimizer)new Adam(),
            Small = 0.1f,
            Day = DayOfWeek.Friday,
            Nested = new Lines.Settings(),
            Is = true,
        });
        Assert.NotEqual(With(new { Small = 1e-30f }).Id, With(new { Small = 2e-30f }).Id);
    }

    public static TheoryData<object, string> Unsayable => new()
    {
        { new { File = (string?)null }, "Settings.File is null, which a description cannot say." },
        { new { Nested = new { Data = Stream.Null } }, "Settings.Nested.Data is of type NullStream, which a description cannot say" },
        { new { Numbers = new List<int> { 1 } }, "Settings.Numbers is of type List`1, which a description cannot say" },
        { new { Times = ImmutableArray.Create<object>(1, new Action(() => { })) }, "Settings.Times[1] is of type Action, which a description cannot say" },
        { 'c', "Settings is of type Char, which a description cannot say" },
        { new object(), "Settings is of type Object, which a description cannot say" },
    };

    [Theory, MemberData(nameof(Unsayable))]
    public void What_a_description_cannot_say_is_named(object settings, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => With(settings)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bad_input_is_refused_with_its_name()
    {
        Assert.Contains("Name", Assert.Throws<ArgumentException>(() => Named("a/b")).Message, StringComparison.Ordinal);
        Assert.Equal("settings", Assert.Throws<ArgumentNullException>(() => With(null!)).ParamName);
        Assert.Contains("Steps", Assert.Throws<ArgumentOutOfRangeException>(() => Lines.Training<double>(steps: 0)).Message, StringComparison.Ordinal);
        Assert.Contains("has no loss", Assert.Throws<ArgumentException>(() => new Training<double, double>("a", 1, new Sgd(), Model.Of<double, double>((point, _) => point))
        {
            Start = () => [1.0],
            BatchAt = step => step,
            Steps = 1,
        }).Message, StringComparison.Ordinal);
        Assert.Contains("in float or double, not Half", Assert.Throws<ArgumentException>(() => Lines.Training<Half>()).Message, StringComparison.Ordinal);
    }

    private static Training<double[], double> With(object settings) => Of("line", settings);

    private static Training<double[], double> Named(string name) => Of(name, new Lines.Settings());

    private static Training<double[], double> Of(string name, object settings) => new(name, settings, new Momentum { LearningRate = 0.05 }, new Lines.Model<double>())
    {
        Start = () => [0.0, 0.0],
        BatchAt = _ => [],
        Steps = 60,
    };
}
