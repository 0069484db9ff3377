using Portal.Platform.Api;
using Portal.Platform.Cli;
using Portal.Platform.Jobs;

namespace Portal.Platform.Files;

/// <summary>Registers and maps what takes, keeps and serves files.</summary>
public static class FilesModule
{
    /// <summary>Adds it. Somebody who knows people must add an <see cref="IUploaders"/> and <see cref="IUnsentTexts"/>, who decides about what is reported an <see cref="IReportedFiles"/>, each room with texts an <see cref="IFileHolder"/>.</summary>
    public static void AddFiles(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<FileStore>().AddSingleton<PictureMaker>().AddSingleton<ServedFiles>().AddSingleton<CardPictures>().AddSingleton<FileDeeds>()
            .AddSingleton<IJob, UnusedFiles>().AddSingleton<ICheck, FileCheck>();

    /// <summary>Maps the call and the addresses of files.</summary>
    public static void MapFiles(this WebApplication app)
    {
        app.Api("Files").MapPost("/files", FileUpload.TakeOwn)
            .Accepts<FileForm>("multipart/form-data")
            .Says<FileView>("createFile", "Uploads a file of at most 10 MB. What it is decides its content; pictures are made anew.", StatusCodes.Status201Created);
        app.MapMethods("/files/{id:long}/{name}", [HttpMethods.Get, HttpMethods.Head], FileServing.Serve).ExcludeFromDescription();
    }

    /// <summary>The form of an upload, for the API's description.</summary>
    /// <param name="File">The file.</param>
    private sealed record FileForm(IFormFile File);
}
