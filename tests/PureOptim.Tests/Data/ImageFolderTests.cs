using System.IO.Compression;
using PureOptim.Runs;
using PureOptim.Runs.Data;
using PureOptim.Runs.Descriptions;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Data;

public sealed class ImageFolderTests
{
    [Fact]
    public void The_built_in_files_are_mnist()
    {
        var data = ImageFolder.Read(new Mnist(), folder: null, classes: 10);
        Assert.Equal(new Mnist(), data.Source);
        Assert.Equal((60_000, 10_000, 784), (data.Train.Images.Count, data.Test.Images.Count, data.Train.InputSize));
    }

    [Fact]
    public void Another_folder_is_known_by_its_content_whether_packed_or_not()
    {
        using var folder = SmallSet();
        var plain = ImageFolder.Read(new Mnist(), folder.Path, classes: 2);
        var source = Assert.IsType<IdxFiles>(plain.Source);

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder["train-labels-idx1-ubyte"]))), source.TrainLabels);
        foreach (var name in folder.Files) Pack(folder, name);
        Assert.Equal(source, ImageFolder.Read(source, folder.Path, classes: 2).Source);
    }

    [Fact]
    public void Data_other_than_those_described_are_refused()
    {
        using var folder = SmallSet();
        var described = new IdxFiles(TestLabels: new string('0', 64));
        var complaint = Complaint(described, folder);
        Assert.StartsWith($"{folder["t10k-labels-idx1-ubyte"]}: its unpacked content has the SHA-256 ", complaint, StringComparison.Ordinal);
        Assert.EndsWith($"; the description means {described.TestLabels}", complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}-images-idx3-ubyte", "{0}-labels-idx1-ubyte")]
    [InlineData("{0}-images.idx3-ubyte", "{0}-labels.idx1-ubyte")]
    [InlineData("{0}-images-idx3-ubyte.gz", "{0}-labels.idx1-ubyte.gz")]
    [InlineData("{0}-IMAGES.IDX3-UBYTE", "{0}-Labels-Idx1-ubyte.GZ")]
    public void Files_are_found_under_the_names_that_unpackers_give_them(string images, string labels)
    {
        using var folder = SmallSet();
        var source = ImageFolder.Read(new IdxFiles(), folder.Path, classes: 2).Source;
        foreach (var name in folder.Files)
        {
            var other = string.Format(null, name.Contains("images", StringComparison.Ordinal) ? images : labels, name.Split('-')[0]);
            if (other == name) continue;
            if (other.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) Pack(folder, name, other);
            else File.Move(folder[name], folder[other]);
        }

        Assert.Equal(source, ImageFolder.Read(source, folder.Path, classes: 2).Source);
    }

    [Fact]
    public void A_file_that_is_there_under_two_names_is_read_if_both_have_the_same_content()
    {
        using var folder = SmallSet();
        File.Copy(folder["train-images-idx3-ubyte"], folder["train-images.idx3-ubyte"]);
        Assert.Equal(3, ImageFolder.Read(new IdxFiles(), folder.Path, classes: 2).Train.Images.Count);

        File.WriteAllBytes(folder["train-images.idx3-ubyte"], [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 128, 254]);
        Assert.Equal($"{folder.Path}: train-images-idx3-ubyte and train-images.idx3-ubyte are not the same, and either may be meant", Complaint(new IdxFiles(), folder));
    }

    [Fact]
    public void A_file_where_a_folder_is_expected_is_refused()
    {
        using var folder = SmallSet();
        var file = folder["train-images-idx3-ubyte"];
        var error = Assert.Throws<RunException>(() => ImageFolder.Read(new IdxFiles(), file, classes: 2));
        Assert.Equal($"{file}: is a file; a folder is expected", error.Message);
    }

    [Fact]
    public void A_missing_file_is_named_under_both_of_its_names()
    {
        using var folder = SmallSet();
        File.Delete(folder["t10k-images-idx3-ubyte"]);
        Assert.Equal($"{folder.Path}: there is neither t10k-images-idx3-ubyte nor t10k-images.idx3-ubyte, plain or with .gz behind it", Complaint(new IdxFiles(), folder));
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte", new byte[] { 0, 0, 8, 3, 0, 0, 0, 2 }, "offset 8: ")] // Truncated in its header.
    [InlineData("train-images-idx3-ubyte", new byte[] { 0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 7 }, "offset 16: ")] // Two pixels promised, one there.
    [InlineData("train-images-idx3-ubyte", new byte[] { 0, 0, 8, 3, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255 }, "offset 4: ")] // More than memory holds.
    [InlineData("train-images-idx3-ubyte", new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1 }, "there are no images in it")]
    [InlineData("train-labels-idx1-ubyte", new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 0, 255, 0 }, "Label 1 is 255; ")]
    [InlineData("train-labels-idx1-ubyte", new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3 }, "offset 0: ")] // Cut off within its packed data.
    [InlineData("t10k-labels-idx1-ubyte", new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 0 }, "offset 0: ")] // The magic number of images.
    [InlineData("train-labels-idx1-ubyte", new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 0 }, "There are 3 images and 1 labels.")]
    [InlineData("train-labels-idx1-ubyte", new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 0, 2, 0 }, "Label 1 is 2; ")]
    public void A_file_that_is_not_what_it_claims_is_refused_by_name(string name, byte[] content, string what)
    {
        using var folder = SmallSet();
        File.WriteAllBytes(folder[name], content);
        var complaint = Complaint(new IdxFiles(), folder);
        Assert.StartsWith(folder[name], complaint, StringComparison.Ordinal);
        Assert.Contains(what, complaint, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', complaint);
    }

    [Fact]
    public void Images_of_another_size_than_the_network_are_refused_with_both_sizes()
    {
        using var folder = SmallSet();
        var file = folder.Write("d.json", """{"name": "x", "problem": {"classify": {"data": "mnist", "layers": [784, 2]}}, "optimizers": [{"optimizer": "sgd"}]}""");
        var run = ToolRun.InProcess("run", file, "--data", folder.Path, "--out", folder["out"]);
        Assert.Equal("pureoptim: layers begin with 784; the images to train on have 1 x 1 = 1 pixels", Assert.Single(run.ErrorLines));
        Assert.Equal(2, run.ExitCode);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void A_set_that_does_not_come_with_the_tool_needs_its_folder() =>
        Assert.Contains("--data DIR", Assert.Throws<RunException>(() => ImageFolder.Read(new IdxFiles(), folder: null, classes: 2)).Message, StringComparison.Ordinal);

    /// <summary>Three images of one pixel to train on, one to test on.</summary>
    internal static TemporaryFolder SmallSet()
    {
        var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["train-images-idx3-ubyte"], [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 128, 255]);
        File.WriteAllBytes(folder["train-labels-idx1-ubyte"], [0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 0]);
        File.WriteAllBytes(folder["t10k-images-idx3-ubyte"], [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 99]);
        File.WriteAllBytes(folder["t10k-labels-idx1-ubyte"], [0, 0, 8, 1, 0, 0, 0, 1, 1]);
        return folder;
    }

    private static void Pack(TemporaryFolder folder, string name, string? packedName = null)
    {
        using (var packed = new GZipStream(File.Create(folder[packedName ?? $"{name}.gz"]), CompressionLevel.Fastest)) packed.Write(File.ReadAllBytes(folder[name]));
        File.Delete(folder[name]);
    }

    private static string Complaint(ImageFiles source, TemporaryFolder folder) =>
        Assert.Throws<RunException>(() => ImageFolder.Read(source, folder.Path, classes: 2)).Message;
}
