using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LiveChat : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Rooms_Groups_GroupId",
                table: "Rooms");

            migrationBuilder.DropIndex(
                name: "IX_RoomMessages_AuthorId",
                table: "RoomMessages");

            migrationBuilder.AlterColumn<long>(
                name: "GroupId",
                table: "Rooms",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<string>(
                name: "About",
                table: "Rooms",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ArchivedAt",
                table: "Rooms",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SlowSeconds",
                table: "Rooms",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "DeletedAt",
                table: "RoomMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EditedAt",
                table: "RoomMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Hidden",
                table: "RoomMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "ReplyToId",
                table: "RoomMessages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DepartmentId",
                table: "Chats",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExpertId",
                table: "Chats",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Chats",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Agents",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Choice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HereUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MissedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MostChats = table.Column<int>(type: "INTEGER", nullable: false),
                    Languages = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Skills = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    IsExpert = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agents", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_Agents_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatCallBacks",
                columns: table => new
                {
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    When = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneById = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatCallBacks", x => x.ChatId);
                    table.ForeignKey(
                        name: "FK_ChatCallBacks_Accounts_DoneById",
                        column: x => x.DoneById,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ChatCallBacks_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatDeliveries",
                columns: table => new
                {
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    ToCustomer = table.Column<int>(type: "INTEGER", nullable: false),
                    ToAgents = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatDeliveries", x => x.ChatId);
                    table.ForeignKey(
                        name: "FK_ChatDeliveries_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatOffers",
                columns: table => new
                {
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    AgentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AnswerBy = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatOffers", x => x.ChatId);
                    table.ForeignKey(
                        name: "FK_ChatOffers_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatRatings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    AgentId = table.Column<long>(type: "INTEGER", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatRatings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChatRatings_Accounts_AgentId",
                        column: x => x.AgentId,
                        principalTable: "Accounts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ChatRatings_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatTranscripts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<long>(type: "INTEGER", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    Confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Sent = table.Column<int>(type: "INTEGER", nullable: false),
                    UpTo = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatTranscripts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChatTranscripts_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Departments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NormalizedName = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AnswerSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    PromisedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Hours = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Departments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RoomMarks",
                columns: table => new
                {
                    RoomId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Muted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomMarks", x => new { x.RoomId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_RoomMarks_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoomMarks_Rooms_RoomId",
                        column: x => x.RoomId,
                        principalTable: "Rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoomReactions",
                columns: table => new
                {
                    MessageId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomReactions", x => new { x.MessageId, x.Name, x.AccountId });
                    table.ForeignKey(
                        name: "FK_RoomReactions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoomReactions_RoomMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "RoomMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoomSilences",
                columns: table => new
                {
                    RoomId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoomSilences", x => new { x.RoomId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_RoomSilences_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoomSilences_Rooms_RoomId",
                        column: x => x.RoomId,
                        principalTable: "Rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DepartmentAgents",
                columns: table => new
                {
                    DepartmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    LastGivenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DepartmentAgents", x => new { x.DepartmentId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_DepartmentAgents_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DepartmentAgents_Departments_DepartmentId",
                        column: x => x.DepartmentId,
                        principalTable: "Departments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RoomMessages_AuthorId_RoomId_Number",
                table: "RoomMessages",
                columns: new[] { "AuthorId", "RoomId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_RoomMessages_ReplyToId",
                table: "RoomMessages",
                column: "ReplyToId");

            migrationBuilder.CreateIndex(
                name: "IX_Chats_DepartmentId_State_WaitingSince_Id",
                table: "Chats",
                columns: new[] { "DepartmentId", "State", "WaitingSince", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Chats_ExpertId",
                table: "Chats",
                column: "ExpertId");

            migrationBuilder.CreateIndex(
                name: "IX_Agents_HereUntil",
                table: "Agents",
                column: "HereUntil");

            migrationBuilder.CreateIndex(
                name: "IX_ChatCallBacks_DoneById",
                table: "ChatCallBacks",
                column: "DoneById");

            migrationBuilder.CreateIndex(
                name: "IX_ChatOffers_AnswerBy",
                table: "ChatOffers",
                column: "AnswerBy");

            migrationBuilder.CreateIndex(
                name: "IX_ChatRatings_AgentId",
                table: "ChatRatings",
                column: "AgentId");

            migrationBuilder.CreateIndex(
                name: "IX_ChatRatings_At",
                table: "ChatRatings",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ChatRatings_ChatId_Part",
                table: "ChatRatings",
                columns: new[] { "ChatId", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChatTranscripts_ChatId_NormalizedEmail",
                table: "ChatTranscripts",
                columns: new[] { "ChatId", "NormalizedEmail" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChatTranscripts_NormalizedEmail_At",
                table: "ChatTranscripts",
                columns: new[] { "NormalizedEmail", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_DepartmentAgents_AccountId",
                table: "DepartmentAgents",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Departments_NormalizedName",
                table: "Departments",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Departments_Slug",
                table: "Departments",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoomMarks_AccountId",
                table: "RoomMarks",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_RoomReactions_AccountId",
                table: "RoomReactions",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_RoomSilences_AccountId",
                table: "RoomSilences",
                column: "AccountId");

            migrationBuilder.AddForeignKey(
                name: "FK_Chats_Accounts_ExpertId",
                table: "Chats",
                column: "ExpertId",
                principalTable: "Accounts",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Chats_Departments_DepartmentId",
                table: "Chats",
                column: "DepartmentId",
                principalTable: "Departments",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_RoomMessages_RoomMessages_ReplyToId",
                table: "RoomMessages",
                column: "ReplyToId",
                principalTable: "RoomMessages",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Rooms_Groups_GroupId",
                table: "Rooms",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Chats_Accounts_ExpertId",
                table: "Chats");

            migrationBuilder.DropForeignKey(
                name: "FK_Chats_Departments_DepartmentId",
                table: "Chats");

            migrationBuilder.DropForeignKey(
                name: "FK_RoomMessages_RoomMessages_ReplyToId",
                table: "RoomMessages");

            migrationBuilder.DropForeignKey(
                name: "FK_Rooms_Groups_GroupId",
                table: "Rooms");

            migrationBuilder.DropTable(
                name: "Agents");

            migrationBuilder.DropTable(
                name: "ChatCallBacks");

            migrationBuilder.DropTable(
                name: "ChatDeliveries");

            migrationBuilder.DropTable(
                name: "ChatOffers");

            migrationBuilder.DropTable(
                name: "ChatRatings");

            migrationBuilder.DropTable(
                name: "ChatTranscripts");

            migrationBuilder.DropTable(
                name: "DepartmentAgents");

            migrationBuilder.DropTable(
                name: "RoomMarks");

            migrationBuilder.DropTable(
                name: "RoomReactions");

            migrationBuilder.DropTable(
                name: "RoomSilences");

            migrationBuilder.DropTable(
                name: "Departments");

            migrationBuilder.DropIndex(
                name: "IX_RoomMessages_AuthorId_RoomId_Number",
                table: "RoomMessages");

            migrationBuilder.DropIndex(
                name: "IX_RoomMessages_ReplyToId",
                table: "RoomMessages");

            migrationBuilder.DropIndex(
                name: "IX_Chats_DepartmentId_State_WaitingSince_Id",
                table: "Chats");

            migrationBuilder.DropIndex(
                name: "IX_Chats_ExpertId",
                table: "Chats");

            migrationBuilder.DropColumn(
                name: "About",
                table: "Rooms");

            migrationBuilder.DropColumn(
                name: "ArchivedAt",
                table: "Rooms");

            migrationBuilder.DropColumn(
                name: "SlowSeconds",
                table: "Rooms");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "RoomMessages");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "RoomMessages");

            migrationBuilder.DropColumn(
                name: "Hidden",
                table: "RoomMessages");

            migrationBuilder.DropColumn(
                name: "ReplyToId",
                table: "RoomMessages");

            migrationBuilder.DropColumn(
                name: "DepartmentId",
                table: "Chats");

            migrationBuilder.DropColumn(
                name: "ExpertId",
                table: "Chats");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Chats");

            migrationBuilder.AlterColumn<long>(
                name: "GroupId",
                table: "Rooms",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoomMessages_AuthorId",
                table: "RoomMessages",
                column: "AuthorId");

            migrationBuilder.AddForeignKey(
                name: "FK_Rooms_Groups_GroupId",
                table: "Rooms",
                column: "GroupId",
                principalTable: "Groups",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
