using System.Diagnostics;
using System.Text;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Sweeps;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Sweeps;

public sealed class TrialStoreTests
{
    [Theory]
    [InlineData("""{"rmsProp": {"learningRate": 0.1}}""")]
    [InlineData("""{"sgd": {"learningRate": 1e200}}""")] // Its losses are Infinity and NaN.
    public void A_result_reads_back_as_it_was_bit_for_bit(string optimizer)
    {
        using var folder = new TemporaryFolder();
        var (store, trial) = (TrialStore.Open(folder.Path), Sample(optimizer));
        var result = TrialRunner.Run(trial, new(), CancellationToken.None);
        store.Keep(trial, result);
        var again = store.Find(trial, out var damage)!;
        Assert.Null(damage);
        Assert.Equal(TrialFile.Write(result), TrialFile.Write(again));
        Assert.Equal(result.Losses.Values.Select(BitConverter.DoubleToInt64Bits), again.Losses.Values.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal((result.DivergedAt, result.Digest, result.Id), (again.DivergedAt, again.Digest, again.Id));
        Assert.Equal([Path.Combine("trials", trial.Id[..2], $"{trial.Id}.json")], folder.Files);
    }

    [Fact]
    public void The_first_field_has_the_hash_of_the_lines_after_it()
    {
        var trial = Sample();
        var text = Encoding.UTF8.GetString(TrialFile.Write(TrialRunner.Run(trial, new(), CancellationToken.None)));
        var lines = text.Split('\n');
        var rest = string.Join('\n', lines[2..]);
        Assert.Equal($"  \"sha256\": \"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(rest)))}\",", lines[1]);
        Assert.Equal(trial.Id, System.Text.Json.Nodes.JsonNode.Parse(text)!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(20)] // In the hash.
    [InlineData(500)] // In what it is the hash of.
    public void A_changed_bit_is_noticed(int at) => Damaged("it is damaged", bytes =>
    {
        bytes[at] ^= 1;
        return bytes;
    });

    [Fact]
    public void A_hash_that_is_too_short_is_noticed() => Damaged("it is damaged", bytes => [.. bytes[..20], .. bytes[21..]]);

    [Fact]
    public void An_end_that_is_cut_off_is_noticed() => Damaged("it is damaged", bytes => bytes[..^10]);

    [Fact]
    public void An_empty_file_is_noticed() => Damaged("no file of the store", _ => []);

    [Fact]
    public void The_result_of_another_trial_is_noticed()
    {
        using var folder = new TemporaryFolder();
        var (store, trial, other) = (TrialStore.Open(folder.Path), Sample(), Sample("\"adam\""));
        store.Keep(trial, TrialRunner.Run(trial, new(), CancellationToken.None));
        Directory.CreateDirectory(Path.GetDirectoryName(store.PathOf(other))!);
        File.Copy(store.PathOf(trial), store.PathOf(other));
        Assert.Null(store.Find(other, out var damage));
        Assert.Equal($"{store.PathOf(other)}: it is the result of another trial", damage);
    }

    [Fact]
    public void What_a_process_that_is_no_more_left_half_written_is_cleared_away_and_what_others_write_is_not()
    {
        using var folder = new TemporaryFolder();
        using var gone = Process.Start(new ProcessStartInfo("true"))!;
        gone.WaitForExit();
        var (store, trial) = (TrialStore.Open(folder.Path), Sample());
        Directory.CreateDirectory(Path.GetDirectoryName(store.PathOf(trial))!);
        File.WriteAllText(Temporary(gone.Id), "half a");
        File.WriteAllText(Temporary(Environment.ProcessId), "half a");
        Assert.Null(TrialStore.Open(folder.Path).Find(trial, out var damage));
        Assert.Null(damage);
        Assert.Equal([Path.GetRelativePath(folder.Path, Temporary(Environment.ProcessId))], folder.Files);

        string Temporary(int process) => Path.Combine(Path.GetDirectoryName(store.PathOf(trial))!, $".{trial.Id}.json.{process}.tmp");
    }

    private static void Damaged(string complaint, Func<byte[], byte[]> harm)
    {
        using var folder = new TemporaryFolder();
        var (store, trial) = (TrialStore.Open(folder.Path), Sample());
        store.Keep(trial, TrialRunner.Run(trial, new(), CancellationToken.None));
        File.WriteAllBytes(store.PathOf(trial), harm(File.ReadAllBytes(store.PathOf(trial))));
        Assert.Null(store.Find(trial, out var damage));
        Assert.StartsWith($"{store.PathOf(trial)}: ", damage, StringComparison.Ordinal);
        Assert.EndsWith(complaint, damage, StringComparison.Ordinal);
    }

    private static Trial Sample(string optimizer = "\"sgd\"") => Trial.Of(Description.Parse("d.json", $$"""
        { "name": "x", "steps": 20, "problem": {"minimize": {"objective": "valley"} }, "optimizers": [{"optimizer": {{optimizer}} }] }
        """)).Single();
}
