using System.Buffers.Binary;
using System.Security.Cryptography;
using PureOptim.Networks.Formats;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Data;

/// <summary>A folder with the four IDX files of a data set, under the names they have for MNIST, gzipped or not.</summary>
internal static class ImageFolder
{
    /// <summary>The path of the tool's own copy of MNIST.</summary>
    internal static string BuiltIn => Path.Combine(AppContext.BaseDirectory, "data", "mnist");

    /// <summary>Reads a data set and checks that it is the one that a description means.</summary>
    /// <param name="source">The data set that the description names.</param>
    /// <param name="folder">Another folder than the built-in one, or null.</param>
    /// <param name="classes">The number of classes: every label is below it.</param>
    internal static ImageData Read(ImageFiles source, string? folder, int classes)
    {
        if (folder is null && !IsMnist(source))
            throw new RunException("the description names a data set that does not come with the tool; give its folder with --data DIR");
        var place = folder ?? BuiltIn;
        if (!Directory.Exists(place)) throw new RunException($"{(place.Length == 0 ? "\"\"" : place)}: {(File.Exists(place) ? "is a file; a folder is expected" : "there is no such folder")}");

        // With a folder of the user's, "mnist" only says what the built-in files would have been.
        var expected = folder is null || source is IdxFiles ? source : new IdxFiles();
        var (trainImages, trainImagesHash) = Images(place, "train-images-idx3-ubyte", expected.TrainImages);
        var (trainLabels, trainLabelsHash) = Labels(place, "train-labels-idx1-ubyte", expected.TrainLabels, trainImages, classes);
        var (testImages, testImagesHash) = Images(place, "t10k-images-idx3-ubyte", expected.TestImages);
        var (testLabels, testLabelsHash) = Labels(place, "t10k-labels-idx1-ubyte", expected.TestLabels, testImages, classes);
        var found = new IdxFiles(trainImagesHash, trainLabelsHash, testImagesHash, testLabelsHash);
        return new(IsMnist(found) ? new Mnist() : found, new(trainImages, trainLabels), new(testImages, testLabels));
    }

    private static bool IsMnist(ImageFiles found) => Hashes(found) == Hashes(new Mnist());

    private static (string, string, string, string) Hashes(ImageFiles source) =>
        (source.TrainImages, source.TrainLabels, source.TestImages, source.TestLabels);

    private static (IdxImages Images, string Hash) Images(string folder, string name, string expected) =>
        Open(folder, name, expected, (stream, path) =>
        {
            var images = Idx.ReadImages(stream, path);
            return images.Count > 0
                ? (images, Hash(images.Pixels.Span, 0x0803, images.Count, images.Rows, images.Columns))
                : throw new RunException($"{path}: there are no images in it");
        });

    private static (IdxLabels Labels, string Hash) Labels(string folder, string name, string expected, IdxImages images, int classes) =>
        Open(folder, name, expected, (stream, path) =>
        {
            var labels = Idx.ReadLabels(stream, path);
            try
            {
                return (labels.For(images, classes), Hash(labels.Values.Span, 0x0801, labels.Count));
            }
            catch (ArgumentException exception)
            {
                throw new RunException($"{path}: {RunException.Words(exception)}", exception);
            }
        });

    /// <summary>Reads the file of that name. Several of its names may be there, as long as their content is the same.</summary>
    private static (T Content, string Hash) Open<T>(
        string folder, string name, string expected, Func<Stream, string, (T Content, string Hash)> read)
    {
        // The name that MNIST has where it is published, and the one that common unpackers make of it.
        var unpacked = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        string[] names = [name, $"{name}.gz", unpacked, $"{unpacked}.gz"];
        string[] paths = [.. InputFile.Read(folder, () => Directory.GetFiles(folder))
            .Where(path => names.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        if (paths.Length == 0) throw new RunException($"{folder}: there is neither {name} nor {unpacked}, plain or with .gz behind it");
        var (content, hash) = Open(paths[0], read);
        foreach (var other in paths[1..])
        {
            if (Open(other, read).Hash != hash) throw new RunException($"{folder}: {Path.GetFileName(paths[0])} and {Path.GetFileName(other)} are not the same, and either may be meant");
        }

        return expected.Length == 0 || expected == hash
            ? (content, hash)
            : throw new RunException($"{paths[0]}: its unpacked content has the SHA-256 {hash}; the description means {expected}");
    }

    private static T Open<T>(string path, Func<Stream, string, T> read)
    {
        try
        {
            using var stream = InputFile.Open(path);
            return InputFile.Read(path, () => read(stream, path));
        }
        catch (MalformedFileException exception)
        {
            throw new RunException(exception.Message, exception);
        }
    }

    /// <summary>SHA-256 of the IDX file as it is unpacked.</summary>
    private static string Hash(ReadOnlySpan<byte> elements, params ReadOnlySpan<int> header)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        foreach (var number in header)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, number);
            hash.AppendData(bytes);
        }

        hash.AppendData(elements);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
